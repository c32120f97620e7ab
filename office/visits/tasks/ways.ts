import type { Line } from '../../calls/model.ts'
import type { How, PageName, Paper, Task, Way } from './model.ts'

export const by = (page: PageName, verb: string): Way => ({ page, verb })

/** An employee beside the person, at the desk or on the line, who does on Min side what the person says. */
export const BESIDE: Way = by('beside', 'visits.startAssisted')

/** Said with one's own words, and written down. */
export const asked = (...ways: Way[]): { how: How; by: Way[] } => ({ how: 'ask', by: ways })

export const letterIn: Paper = { how: 'letter', by: by('contact', 'threads.registerContact') }
export const sent: Paper = { how: 'sent', by: by('letter', 'reach.sendLetter') }
export const slip: Paper = { how: 'slip', by: by('slip', 'visits.visitSlip') }

type Told = Omit<Task, 'key' | 'title' | 'phone'> & { phone: Omit<Task['phone'], 'line'> & { line?: Line } }

/** Rung on the general line, where nothing else is said. */
export const task = (key: string, title: Task['title'], told: Told): Task => ({
  key,
  title,
  ...told,
  phone: { line: 'general', ...told.phone },
})
