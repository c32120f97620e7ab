/** Through the same login as anybody; `som` only tells the embedded provider whom to suggest. */
export function loginAs(kind: 'person' | 'staff', subject: string, to?: string): string {
  const way = kind === 'staff' ? '/logg-inn/ansatt' : '/logg-inn'
  return `${way}?${new URLSearchParams({ som: subject, ...(to ? { til: to } : {}) })}`
}
