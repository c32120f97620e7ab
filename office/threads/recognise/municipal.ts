import type { Ctx, StaffActor } from '../../kernel/context.ts'
import { recognise } from './recognise.ts'

/** Do these words surely speak of the municipality's matters, whatever they are filed under? */
export const speaksOfMunicipal = (text: string): boolean =>
  text !== '' && recognise(text).parts.some(({ side, certain }) => side === 'municipal' && certain)

/**
 * who is of the contact centre and nothing else writes no words on municipal matters, only codes, unless
 * the municipality has said yes; and what is filed under a state theme is read as well, so that nothing municipal comes into
 * the state's store under another name.
 */
export function mayWriteHere(
  { settings }: Pick<Ctx, 'settings'>,
  { roles }: Pick<StaffActor, 'roles'>,
  written: { text: string; municipalSide: boolean; municipalityId: string | null },
): boolean {
  const { text, municipalSide, municipalityId } = written
  if (text === '' || roles.some((role) => role !== 'CC')) return true
  if (!municipalSide) return !speaksOfMunicipal(text)
  return settings.get<boolean>('contact.municipalNotes', municipalityId)
}
