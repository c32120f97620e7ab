/** what cannot wait, in three plain sentences: asked at the door and by the kiosk. */
export const URGENT_NEEDS = ['food', 'roof', 'danger'] as const
