/**
 * Versioned configuration (appendix A), read at start and again when it changes. A key has a national value and may
 * have one for an office; the newest version that is valid counts.
 */
export type Settings = {
  get<T>(key: string, officeId?: string | null): T
}

export const DEFAULTS: Readonly<Record<string, unknown>> = {
  'clock.escalation': [75, 90, 100, 150],
  'clock.workingHours': { from: '08:00', to: '15:30' },
  'clock.dutyHours': { from: '09:00', to: '15:00' },
  'clock.automaticStepsAt': '09:00',
  'clock.quietHours': { from: '08:00', to: '20:00' },
  'routing.burstMinutes': 60,
  'routing.maxReassign': 2,
  'routing.orphanMinutes': 60,
  'routing.tangle': 3,
  'routing.joinDays': 14,
  'routing.thirdContact': 3,
  'routing.referralCheckDays': 5,
  'reach.usableDays': 180,
  'status.staleHours': 12,
  'equity.waitingSpread': 20,
  'portfolio.warn': 100,
  'agency.name': 'Velferdskontoret',
  'agency.phone': '800 00 111',
  'agency.emergencyPhone': '800 00 112',
}

/** Settings over the defaults; `rows` newest last. */
export function settingsFrom(rows: readonly { key: string; scope: string; value: unknown }[]): Settings {
  const held = new Map(rows.map((row) => [`${row.scope} ${row.key}`, row.value]))
  return {
    get<T>(key: string, officeId?: string | null): T {
      const value = (officeId ? held.get(`${officeId} ${key}`) : undefined) ?? held.get(`nation ${key}`) ?? DEFAULTS[key]
      if (value === undefined) throw new Error(`no setting named ${key}`)
      return value as T
    },
  }
}
