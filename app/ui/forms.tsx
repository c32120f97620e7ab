import type { ComponentProps, ReactNode } from 'react'
import { hasText, type TextParams } from '../../text/index.ts'
import type { Refused } from '../form.ts'
import { useSay, useShell } from './shell.ts'

/**
 * The fields that every posted form carries: the token against forgery, and a key that makes a form sent twice
 * count once. `form` tells the forms of one page apart.
 */
export function HiddenFields({ form }: { form: string }) {
  const { csrf, pageKey } = useShell()
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="key" value={`${pageKey}.${form}`} />
    </>
  )
}

/** What a reason code says to the reader; an unknown code says that it did not work and what to do. */
export function useReason(): (reason: string, details?: TextParams) => string {
  const say = useSay()
  return (reason, details) => {
    const key = `reasons:${reason}`
    return say(hasText(key) ? key : 'reasons:unknown', details)
  }
}

/** Why the form came back, on top of it, with a way to the field. Renders nothing when all is well. */
export function Refusal({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  const reason = useReason()
  if (!refused) return null
  return (
    <div className="aksel-error-summary stack-tight" role="alert">
      <h2 className="section-title">{say('common:form.notSent')}</h2>
      <p>
        {refused.field ? (
          <a href={`#${refused.field}`}>{reason(refused.reason, refused.details)}</a>
        ) : (
          reason(refused.reason, refused.details)
        )}
      </p>
    </div>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly refused?: Refused | undefined
}

/** Label, hint, error and the field itself, tied together for screen readers; `id` where two forms have the name. */
function Field({
  name,
  id = name,
  label,
  hint,
  refused,
  children,
}: FieldProps & { id?: string; children: (describedBy: string | undefined, wrong: boolean) => ReactNode }) {
  const reason = useReason()
  const wrong = refused?.field === name
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div
      className={`aksel-form-field stack-tight${wrong ? ' aksel-textarea--error aksel-text-field--error' : ''}`}
    >
      <label htmlFor={id} className="aksel-form-field__label aksel-label">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="aksel-form-field__description quiet">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-error`} className="field-error">
          {reason(refused.reason, refused.details)}
        </p>
      )}
      {children(describedBy, wrong)}
    </div>
  )
}

/**
 * on a screen that somebody else uses next the browser is told to keep nothing of what is written: a shared one, and the
 * employee's own while they help somebody on that person's pages.
 */
function useKept(told?: string): { autoComplete?: string } {
  const { idle, viewer } = useShell()
  const borrowed = idle !== null || (viewer?.kind === 'person' && viewer.beside !== undefined)
  return borrowed ? { autoComplete: 'off' } : told === undefined ? {} : { autoComplete: told }
}

/** A box to write in. What the person wrote before a refusal is kept. */
export function TextBox({
  rows = 5,
  id,
  ...props
}: FieldProps & { rows?: number; id?: string } & Pick<
    ComponentProps<'textarea'>,
    'required' | 'maxLength' | 'defaultValue'
  >) {
  const { name, label, hint, refused, ...rest } = props
  const kept = useKept()
  return (
    <Field name={name} label={label} refused={refused} {...(id ? { id } : {})} {...(hint ? { hint } : {})}>
      {(describedBy, wrong) => (
        <textarea
          {...rest}
          {...kept}
          id={id ?? name}
          name={name}
          rows={rows}
          dir="auto"
          className="aksel-textarea__input aksel-body-short aksel-body-short--medium"
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
          defaultValue={refused?.values[name] ?? rest.defaultValue}
        />
      )}
    </Field>
  )
}

export function TextLine({
  type = 'text',
  id,
  ...props
}: FieldProps & { id?: string } & Pick<
    ComponentProps<'input'>,
    'type' | 'required' | 'maxLength' | 'defaultValue' | 'autoComplete' | 'inputMode'
  >) {
  const { name, label, hint, refused, ...rest } = props
  const kept = useKept(rest.autoComplete)
  return (
    <Field name={name} label={label} refused={refused} {...(id ? { id } : {})} {...(hint ? { hint } : {})}>
      {(describedBy, wrong) => (
        <input
          {...rest}
          {...kept}
          type={type}
          id={id ?? name}
          name={name}
          dir="auto"
          className="aksel-text-field__input aksel-body-short aksel-body-short--medium"
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
          defaultValue={refused?.values[name] ?? rest.defaultValue}
        />
      )}
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export function Choices({
  options,
  id,
  ...props
}: FieldProps & { options: readonly Choice[]; defaultValue?: string; id?: string }) {
  const { name, label, hint, refused, defaultValue } = props
  return (
    <Field name={name} label={label} refused={refused} {...(id ? { id } : {})} {...(hint ? { hint } : {})}>
      {(describedBy, wrong) => (
        <select
          id={id ?? name}
          name={name}
          className="aksel-select__input aksel-body-short aksel-body-short--medium"
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
          defaultValue={refused?.values[name] ?? defaultValue}
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** One box to tick; the whole line can be pressed. */
export function Tick({ name, label, refused }: FieldProps) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} value="ja" defaultChecked={refused?.values[name] === 'ja'} />
      <span>{label}</span>
    </label>
  )
}

interface PressProps {
  readonly children: ReactNode
  readonly variant?: 'primary' | 'secondary' | 'tertiary'
  readonly small?: boolean
}

/** Sends the form it stands in. `name` and `value` tell which of several buttons was pressed. */
export function Press({
  children,
  variant = 'primary',
  small = false,
  ...rest
}: PressProps &
  Pick<ComponentProps<'button'>, 'name' | 'value' | 'form' | 'formAction' | 'aria-label' | 'accessKey'>) {
  return (
    <button type="submit" {...rest} {...buttonLook(variant, small)}>
      <span className={labelLook(small)}>{children}</span>
    </button>
  )
}

/** A link that looks like a button and is still a link to those who do not see it. */
export function GoTo({ href, children, variant = 'primary', small = false }: PressProps & { href: string }) {
  return (
    <a href={href} {...buttonLook(variant, small)}>
      <span className={labelLook(small)}>{children}</span>
    </a>
  )
}

function buttonLook(variant: string, small: boolean) {
  return { className: `aksel-button aksel-button--${small ? 'small' : 'medium'}`, 'data-variant': variant }
}

function labelLook(small: boolean): string {
  return small ? 'aksel-label aksel-label--small' : 'aksel-label'
}
