const from = (family: string, cut: string) => `@expo-google-fonts/${family}/${cut}.ttf`

/** What letters are set in: Latin and Cyrillic, Arabic, Ethiopic; all under the Open Font License, all shipped. */
export const FONTS = [
  from('source-sans-3', '400Regular/SourceSans3_400Regular'),
  from('source-sans-3', '600SemiBold/SourceSans3_600SemiBold'),
  from('source-sans-3', '400Regular_Italic/SourceSans3_400Regular_Italic'),
  from('ibm-plex-sans-arabic', '400Regular/IBMPlexSansArabic_400Regular'),
  from('ibm-plex-sans-arabic', '600SemiBold/IBMPlexSansArabic_600SemiBold'),
  from('noto-sans-ethiopic', '400Regular/NotoSansEthiopic_400Regular'),
  from('noto-sans-ethiopic', '600SemiBold/NotoSansEthiopic_600SemiBold'),
]

const [LATIN, ARABIC, ETHIOPIC] = ['Source Sans 3', 'IBM Plex Sans Arabic', 'Noto Sans Ethiopic'] as const

/**
 * The fonts of a letter, in the order in which a character is looked for. A letter in another writing is set in the font
 * of that writing from end to end, its Norwegian and the spaces between words too: a space of another font cuts a line
 * into words, and each font in the file costs time and bytes.
 */
export function fontsOf(language: string): readonly string[] {
  if (language === 'ar') return [ARABIC, LATIN, ETHIOPIC]
  if (language === 'ti') return [ETHIOPIC, LATIN, ARABIC]
  return [LATIN, ARABIC, ETHIOPIC]
}
