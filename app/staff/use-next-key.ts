import { useSubmit } from 'react-router'
import { useKeys } from './use-keys.ts'

/** The key for whoever is next presses the button of this form, as it stands. */
export function useNextKey(formId: string): void {
  const submit = useSubmit()
  useKeys((command) => {
    const form = document.getElementById(formId)
    if (command !== 'nextCall' || !(form instanceof HTMLFormElement)) return false
    void submit(form)
    return true
  })
}
