import type { Written } from '../form.ts'

/** Names of ticked boxes under a prefix: `gjelder.<id>` = "ja". */
export function ticked(values: Written, prefix: string): string[] {
  return Object.keys(values)
    .filter((name) => name.startsWith(`${prefix}.`) && values[name] === 'ja')
    .map((name) => name.slice(prefix.length + 1))
}
