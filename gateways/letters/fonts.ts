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
