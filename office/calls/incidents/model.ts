/** seen, then shown once somebody has approved the banner, then closed. */
type IncidentState = 'seen' | 'shown' | 'closed'

/** What everybody is told while it lasts, in every language: staff's own words or, without any, `textKey`'s sentence. */
export type Banner = {
  id: string
  theme: string
  textKey: 'chat:incident.banner'
  since: Temporal.Instant
  text: Readonly<Record<string, string>>
  articleKey: string | null
}

export type Incident = {
  id: string
  theme: string
  state: IncidentState
  openedAt: Temporal.Instant
  asked: number
  windowMinutes: number
  normalPerHour: number
  articleKey: string | null
  approvedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  closedHow: string | null
  text: Record<string, string>
}

/** What everybody is told of: staff's own words in the languages they wrote them in. */
export type Shown = { theme: string; text: Readonly<Record<string, string>> }
