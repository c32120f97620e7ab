const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** An id as it came in an address or a form. What is no id is the id of nothing, and so is not found. */
export function idOf(value: string | null | undefined): string {
  return value && UUID.test(value) ? value : NOBODY
}
