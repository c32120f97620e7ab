import { MEETING_TASKS } from './meetings.ts'
import type { Paper, Task, Way } from './model.ts'
import { PERSON_TASKS } from './person.ts'
import { asked, BESIDE, by, letterIn, sent, task } from './ways.ts'

const written: Way = by('call', 'calls.closeCall')
const left: Way = by('visit', 'visits.messageFromDesk')
const atDesk: Way = by('visit', 'visits.receivePapers')
const sheets: Paper = { how: 'papers', by: atDesk }

/** What is written, read and answered. */
const TALKS: readonly Task[] = [
  task('write', 'citizen:write.heading', {
    web: ['/min-side', '/min-side/skriv', '/min-side/kvittering/:message'],
    verbs: [
      'threads.home',
      'threads.send',
      'threads.write',
      'threads.keepDraft',
      'threads.discardDraft',
      'threads.myDraft',
      'threads.factsBeforeSending',
      'threads.myReceipt',
    ],
    phone: asked(written, BESIDE),
    desk: asked(left, BESIDE),
    paper: letterIn,
  }),
  task('apply', 'visits:tasks.apply', {
    web: ['/min-side/skriv'],
    verbs: ['threads.send'],
    phone: asked(written, BESIDE),
    desk: { how: 'do', by: [BESIDE, atDesk] },
    paper: sheets,
  }),
  task('appeal', 'visits:tasks.appeal', {
    web: ['/min-side/skriv'],
    verbs: ['threads.send'],
    phone: asked(written, BESIDE),
    desk: { how: 'do', by: [BESIDE, atDesk] },
    paper: sheets,
  }),
  task('follow', 'visits:tasks.follow', {
    web: ['/min-side', '/min-side/samtaler', '/min-side/samtaler/:thread'],
    verbs: [
      'threads.home',
      'threads.myThreads',
      'threads.myConversation',
      'threads.openConversation',
      'threads.myDraft',
      'calls.myComments',
      'reach.inbox',
    ],
    phone: { how: 'read', by: [BESIDE] },
    desk: { how: 'read', by: [BESIDE] },
    paper: sent,
  }),
  task('understood', 'visits:tasks.understood', {
    web: ['/min-side/tilbakemelding'],
    verbs: ['threads.giveFeedback', 'threads.keepDraft'],
    phone: asked(written, BESIDE),
    desk: asked(left, BESIDE),
    paper: letterIn,
  }),
  task('referral', 'visits:tasks.referral', {
    web: ['/min-side/henvisning', '/min-side'],
    verbs: ['threads.answerReferral', 'visits.answerShownOn', 'visits.myReferrals'],
    phone: asked(written, BESIDE),
    desk: asked(left, BESIDE),
    paper: letterIn,
  }),
  task('chat', 'visits:tasks.chat', {
    web: ['/min-side/chat'],
    verbs: [
      'calls.myChat',
      'calls.sayInMyChat',
      'calls.humanInMyChat',
      'calls.callFromMyChat',
      'calls.messageFromMyChat',
    ],
    phone: asked(written),
    desk: asked(left),
    paper: { none: 'live' },
  }),
  task('callMe', 'calls:callback.title', {
    web: ['/min-side/ring-meg'],
    verbs: [
      'calls.askMyCall',
      'calls.chooseMyWindow',
      'calls.withdrawMyCall',
      'calls.myCallWindows',
      'calls.myCalls',
      'visits.cannotReachYou',
    ],
    phone: { how: 'do', by: [by('call', 'visits.unreachedInCall'), BESIDE] },
    desk: { how: 'do', by: [by('visit', 'visits.callMeFromDesk'), BESIDE] },
    paper: letterIn,
  }),
]

/** What comes in the post, and what goes back. */
const POST: readonly Task[] = [
  task('letters', 'reach:inbox.title', {
    web: ['/min-side', '/min-side/post', '/min-side/post/:notice'],
    verbs: ['reach.inbox', 'reach.myLetter', 'reach.openMyLetter'],
    phone: { how: 'read', by: [by('callLetter', 'calls.readInCall'), BESIDE] },
    desk: { how: 'read', by: [by('letterCode', 'reach.letterReadOut'), BESIDE] },
    paper: sent,
  }),
  task('explain', 'reach:explain.title', {
    web: ['/min-side/post/:notice/forklar'],
    verbs: ['reach.askExplanation', 'reach.howToExplain', 'reach.explainAfterAnswer', 'reach.myLetter'],
    phone: asked(written, BESIDE),
    desk: { how: 'do', by: [by('visit', 'visits.recordDeed'), BESIDE] },
    paper: letterIn,
  }),
  task('listen', 'reach:speak.title', {
    web: ['/min-side/les-opp', '/min-side/post/:notice/les-opp'],
    verbs: [
      'threads.home',
      'reach.inbox',
      'reach.myLetter',
      'reach.openMyLetter',
      'reach.myLetterCode',
      'reach.myLetterByCode',
    ],
    phone: { how: 'read', by: [by('callLetter', 'calls.readInCall'), BESIDE] },
    desk: { how: 'read', by: [by('letterCode', 'reach.letterReadOut'), BESIDE] },
    paper: { none: 'spoken' },
  }),
  task('toPhone', 'reach:phone.send', {
    web: ['/min-side/post/:notice/telefon'],
    verbs: ['reach.sendToMyPhone'],
    phone: { how: 'do', by: [BESIDE] },
    desk: { how: 'do', by: [BESIDE] },
    paper: { none: 'screen' },
  }),
  task('papers', 'reach:papers.heading', {
    web: ['/min-side'],
    verbs: ['reach.myDocumentRequests', 'reach.handInAsMyself'],
    // where one thing is missing that can be said, it is said and written down; nobody is asked to post it first.
    phone: { how: 'ask', by: [by('letter', 'reach.settledByCall'), written] },
    desk: { how: 'do', by: [atDesk] },
    paper: { how: 'papers', by: by('papers', 'reach.paperCame') },
  }),
]

/**
 * everything that a person does on Min side, and the way to each by telephone, at the desk and on paper. The
 * pages about it for staff and for everybody are made of this, and a test holds it against the pages and verbs there are.
 */
export const TASKS: readonly Task[] = [...TALKS, ...POST, ...MEETING_TASKS, ...PERSON_TASKS]

/** Pages of Min side that are no task of anybody’s, and why. */
export const NOT_TASKS: Readonly<Record<string, string>> = {
  '/min-side/*': 'the page for what is not there',
  '/min-side/hjelpeokt': 'the end of what was done with an employee beside the person: a way, not a task',
  '/min-side/hjelpeokt/sprak': 'the language of those pages',
  '/min-side/avtaler/:meeting/video': 'where a video talk is entered; how one meets is a task',
  '/min-side/avtaler/:meeting/papir/nytt': 'tells a page that is open that there is more to see',
}

/** What a person calls that is no task, and why. */
export const NOT_VERBS: Readonly<Record<string, string>> = {
  'calls.proveMyself':
    'asked for in a call, of whoever is signed in already; who is not shows it in other ways (R-395)',
  'people.asHelperFor': 'who somebody is when they act for another; asked by the house',
  'visits.assistedNow': 'of an assisted session',
  'visits.speakInSession': 'of an assisted session',
  'visits.giveMessages': 'of an assisted session',
  'visits.endAssisted': 'of an assisted session',
}
