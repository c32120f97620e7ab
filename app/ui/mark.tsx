/** The house's sign: a doorway. */
export function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--ax-text-accent, #002459)" />
      <path
        d="M9 25V10.500a7 7 0 0 1 14 0V25"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="16" cy="18" r="2.500" fill="#fff" />
    </svg>
  )
}
