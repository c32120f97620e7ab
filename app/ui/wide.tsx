import type { ReactNode } from 'react'

/** What may be wider than the screen, a table most often: named, and scrolled by the arrow keys of whoever has no pointer. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll-x" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
