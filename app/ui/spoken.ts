import { plainLine } from './markdown.ts'

/** A text in paragraphs as lines that can be read one after the other. */
export function spokenLines(markdown: string): string[] {
  return markdown
    .split(/\n+/)
    .map((line) => plainLine(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')))
    .filter((line) => line !== '')
}
