/** What screens and the API read of this room, each already cut to what the actor may see. */
export { myConversation, staffConversation } from './views/conversation.ts'
export { factsBeforeSending, home, myDraft, myThreads } from './views/home.ts'
export { officeFigures, waitingReport } from './views/leader.ts'
export { myNotices, type Notice, unreadNotices } from './views/notices.ts'
export { caseBrief, timeline } from './views/person-page.ts'
export { myReceipt } from './views/receipt.ts'
export { type TriageItem, triageQueue } from './views/triage.ts'
export { countLists, workList } from './views/work-list.ts'
