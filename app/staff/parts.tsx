import type { ReactNode } from 'react'
import type { Choice } from '../ui/forms.tsx'

/** A select with its label beside it, for the dense forms of the workbench. */
export function SmallSelect(props: {
  name: string
  label: string
  value?: string
  options: readonly Choice[]
  id?: string
}) {
  const { name, label, value, options, id = name } = props
  return (
    <label className="small-field" htmlFor={id}>
      <span>{label}</span>
      <select id={id} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Something that can be done, folded away until it is wanted; `open` when the reader came for it or was refused. */
export function Fold(props: { id: string; summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="disclosure fold" id={props.id} open={props.open}>
      <summary>{props.summary}</summary>
      <div className="stack-tight fold-body">{props.children}</div>
    </details>
  )
}
