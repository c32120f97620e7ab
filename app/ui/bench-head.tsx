import type { ReactNode } from 'react'

/** The head of a page of the workbench: what it is with one quiet line under, and at the far edge what leads on. */
export function BenchHead(props: { heading: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  const { heading, lead, children } = props
  return (
    <div className="bench-head">
      <div>
        <h1>{heading}</h1>
        {lead && <p className="quiet">{lead}</p>}
      </div>
      {children}
    </div>
  )
}
