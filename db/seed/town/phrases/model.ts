import type { EnquiryTheme } from '../../../../office/threads/recognise/model.ts'

/** Ways to say something about a theme, in one language. */
export type Bank = Partial<Record<EnquiryTheme, readonly string[]>>
