import { useShell } from '../ui/shell.ts'
import type { OpenPage } from './person-view.tsx'

/** Where the forms of a person's page are posted: the page itself, with the entry and the purpose kept. */
export function useFormAddress(page: OpenPage): string {
  const { path } = useShell()
  const params = new URLSearchParams()
  if (page.selectedId) params.set('oppgave', page.selectedId)
  if (page.purpose) params.set('formal', page.purpose)
  return params.size > 0 ? `${path}?${params}` : path
}
