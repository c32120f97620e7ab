import type { Answers } from '../../office/people/profile/assessment/model.ts'

/** C2-02: reads short messages with help, cannot write, cannot upload, manages the status form, Somali. */
export const HELPED = {
  'task.readMessage': 'withHelp',
  'task.writeMessage': 'notYet',
  'task.uploadDocument': 'notYet',
  'task.sendStatusCard': 'alone',
  interpreterNeed: 'always',
  interpreterLanguage: 'so',
} as const satisfies Answers

/** C2-04: a doctorate, weak Norwegian, her own translation tool. */
export const ABLE = {
  'task.readMessage': 'alone',
  'task.writeMessage': 'alone',
  'task.uploadDocument': 'alone',
  'task.fillApplication': 'alone',
  norwegianOral: '1',
  norwegianWritten: '1',
  translationTool: 'yes',
  interpreterNeed: 'always',
  interpreterLanguage: 'ti',
  letterLanguage: 'en',
  'wish.portal': 'preferred',
  'wish.phone': 'declined',
} as const satisfies Answers
