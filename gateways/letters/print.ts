import type { Letter, PrintManifest } from '../../office/reach/letters/model.ts'
import { typesetSoon } from './soon.ts'

/** The print file of a letter, with what the print house must know about it. */
export async function printFile(
  letter: Letter,
  manifest: Omit<PrintManifest, 'pages'>,
): Promise<{ pdf: Uint8Array; manifest: PrintManifest }> {
  const { pdf, pages } = await typesetSoon(letter)
  return { pdf, manifest: { ...manifest, pages } }
}
