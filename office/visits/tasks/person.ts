import type { Task } from './model.ts'
import { asked, BESIDE, by, letterIn, sent, slip, task } from './ways.ts'

const registered = by('mandates', 'people.registerMandate')
const both = (how: Task['desk']['how'], ways: Task['desk']['by']) => ({
  phone: { how, by: ways },
  desk: { how, by: ways },
})

/** Who the person is to the office, who helps, and how the two reach each other. */
export const PERSON_TASKS: readonly Task[] = [
  task('people', 'citizen:people.heading', {
    web: ['/min-side', '/min-side/folkene-mine'],
    verbs: ['people.myPeople', 'people.myOffice', 'calls.myLine'],
    phone: { how: 'read', by: [BESIDE] },
    desk: { how: 'read', by: [by('visit', 'visits.deskCard'), BESIDE] },
    paper: slip,
  }),
  task('helpers', 'mandates:helpers.heading', {
    web: ['/min-side/hjelperne-mine', '/min-side/hjelperne-mine/ny'],
    verbs: [
      'people.giveMandate',
      'people.endMandate',
      'people.renewMandate',
      'people.refuseHolder',
      'people.myHelpers',
      'people.myRequests',
      'people.askContactAsMyself',
      'people.whomIHelp',
      'threads.myThreads',
    ],
    ...both('do', [registered, BESIDE]),
    paper: { how: 'letter', by: registered },
  }),
  task('consents', 'mandates:consent.heading', {
    web: ['/min-side/samtykker'],
    verbs: [
      'people.giveConsent',
      'people.endMandate',
      'people.myHelpers',
      'people.giveMandate',
      'threads.myThreads',
    ],
    ...both('do', [by('mandates', 'people.recordConsent'), BESIDE]),
    paper: letterIn,
  }),
  task('cannot', 'mandates:cannot.heading', {
    web: ['/min-side/far-det-ikke-til'],
    verbs: ['people.cannotProduce'],
    phone: { ...asked(by('call', 'calls.closeCall'), BESIDE), line: 'technical' },
    desk: { how: 'do', by: [by('visit', 'visits.recordDeed'), BESIDE] },
    paper: letterIn,
  }),
  task('forAnother', 'visits:tasks.forAnother', {
    web: ['/min-side/for/:giver', '/min-side/for/:giver/avtaler', '/min-side/for/:giver/samtaler/:thread'],
    verbs: [
      'people.askContactFor',
      'people.stepDown',
      'people.requestsFor',
      'people.myScope',
      'people.cannotProduce',
      'threads.representedFor',
      'threads.writeFor',
      'threads.openFor',
      'threads.conversationFor',
      'meetings.appointmentsOfGiver',
      'meetings.bookingChoices',
      'meetings.freeSlots',
      'meetings.bookMeeting',
      'meetings.moveOffer',
      'meetings.moveMeeting',
      'meetings.cancelMeeting',
    ],
    ...both('ask', [by('mandates', 'people.helperContact')]),
    paper: letterIn,
  }),
  task('services', 'citizen:services.title', {
    web: ['/min-side/mine-tjenester'],
    verbs: ['threads.home'],
    ...both('read', [BESIDE]),
    paper: sent,
  }),
  task('seen', 'citizen:seen.title', {
    web: ['/min-side/hvem-har-sett'],
    verbs: ['access.accessLogOf', 'calls.myLetterReadings', 'visits.myVisits', 'visits.myAssisted'],
    ...both('read', [BESIDE]),
    paper: sent,
  }),
  task('profile', 'profile:title', {
    web: [
      '/min-side/slik-snakker-vi',
      '/min-side/slik-snakker-vi/skjerm',
      '/min-side/slik-snakker-vi/sporsmal',
    ],
    verbs: [
      'people.myProfile',
      'people.setFact',
      'people.tellChange',
      'people.setContactStatus',
      'people.assessProfile',
      'people.proposeProfile',
      'people.localQuestions',
      'people.setContactPoint',
      'people.endContactPoint',
    ],
    ...both('do', [by('profile', 'people.setFact'), BESIDE]),
    paper: letterIn,
  }),
  task('pickup', 'profile:pickup.title', {
    web: ['/min-side/slik-snakker-vi/hentested'],
    verbs: ['reach.choosePickUp', 'reach.pickUpChoices'],
    ...both('do', [by('pickup', 'reach.choosePickUpFor'), BESIDE]),
    paper: letterIn,
  }),
  task('renewal', 'visits:renewal.title', {
    web: ['/min-side/fornyelse'],
    verbs: ['visits.myRenewals', 'visits.chooseRenewal', 'visits.settleRenewal'],
    ...both('do', [BESIDE]),
    paper: { how: 'papers', by: by('visit', 'visits.receivePapers') },
  }),
  task('training', 'visits:training.title', {
    web: ['/min-side/opplaring', '/min-side/skriv', '/min-side', '/min-side/samtaler/:thread'],
    verbs: ['visits.myTraining', 'visits.checkWithMe', 'visits.wantHelpEachTime', 'visits.mayCheckWriting'],
    ...both('do', [by('training', 'visits.planTraining')]),
    paper: { none: 'screen' },
  }),
  task('language', 'citizen:language.title', {
    web: ['/min-side/sprak'],
    verbs: [],
    ...both('do', [by('profile', 'people.setFact'), BESIDE]),
    paper: letterIn,
  }),
]
