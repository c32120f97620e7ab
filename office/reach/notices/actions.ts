/** The verbs of an important message: told, opened, explained, handed over, and how its sending fared. */
export { channelFailed, noticePosted, noticeReturned, noticesPosted } from './fared.ts'
export { type Made, makeNotice, makeNotices, tellNotice } from './make.ts'
export {
  messagesOpened,
  noticeAnswered,
  noticeHandedOver,
  noticeOpened,
  noticesOpened,
  noticesTold,
  noticeTold,
} from './reached.ts'
export { talkedAbout, talkTried } from './talks.ts'
export { openedByOther } from './unreached.ts'
