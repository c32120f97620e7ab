/** Every catalogue: what the server says in any channel. */

import arAssisted from './ar/assisted.json' with { type: 'json' }
import arCalls from './ar/calls.json' with { type: 'json' }
import arChat from './ar/chat.json' with { type: 'json' }
import arCitizen from './ar/citizen.json' with { type: 'json' }
import arCommon from './ar/common.json' with { type: 'json' }
import arLetters from './ar/letters.json' with { type: 'json' }
import arLine from './ar/line.json' with { type: 'json' }
import arMandates from './ar/mandates.json' with { type: 'json' }
import arMeetings from './ar/meetings.json' with { type: 'json' }
import arProfile from './ar/profile.json' with { type: 'json' }
import arPublic from './ar/public.json' with { type: 'json' }
import arReach from './ar/reach.json' with { type: 'json' }
import arReasons from './ar/reasons.json' with { type: 'json' }
import arVisits from './ar/visits.json' with { type: 'json' }
import enAssisted from './en/assisted.json' with { type: 'json' }
import enCalls from './en/calls.json' with { type: 'json' }
import enChat from './en/chat.json' with { type: 'json' }
import enCitizen from './en/citizen.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enDemo from './en/demo.json' with { type: 'json' }
import enDesk from './en/desk.json' with { type: 'json' }
import enLetters from './en/letters.json' with { type: 'json' }
import enLine from './en/line.json' with { type: 'json' }
import enMandates from './en/mandates.json' with { type: 'json' }
import enMeetings from './en/meetings.json' with { type: 'json' }
import enMeetstaff from './en/meetstaff.json' with { type: 'json' }
import enProfile from './en/profile.json' with { type: 'json' }
import enPublic from './en/public.json' with { type: 'json' }
import enReach from './en/reach.json' with { type: 'json' }
import enReasons from './en/reasons.json' with { type: 'json' }
import enStaff from './en/staff.json' with { type: 'json' }
import enVisits from './en/visits.json' with { type: 'json' }
import enVisitstaff from './en/visitstaff.json' with { type: 'json' }
import enVoice from './en/voice.json' with { type: 'json' }
import type { Catalogues } from './keys.ts'
import nbAssisted from './nb/assisted.json' with { type: 'json' }
import nbCalls from './nb/calls.json' with { type: 'json' }
import nbChat from './nb/chat.json' with { type: 'json' }
import nbCitizen from './nb/citizen.json' with { type: 'json' }
import nbCommon from './nb/common.json' with { type: 'json' }
import nbDemo from './nb/demo.json' with { type: 'json' }
import nbDesk from './nb/desk.json' with { type: 'json' }
import nbLetters from './nb/letters.json' with { type: 'json' }
import nbLine from './nb/line.json' with { type: 'json' }
import nbMandates from './nb/mandates.json' with { type: 'json' }
import nbMeetings from './nb/meetings.json' with { type: 'json' }
import nbMeetstaff from './nb/meetstaff.json' with { type: 'json' }
import nbProfile from './nb/profile.json' with { type: 'json' }
import nbPublic from './nb/public.json' with { type: 'json' }
import nbReach from './nb/reach.json' with { type: 'json' }
import nbReasons from './nb/reasons.json' with { type: 'json' }
import nbStaff from './nb/staff.json' with { type: 'json' }
import nbVisits from './nb/visits.json' with { type: 'json' }
import nbVisitstaff from './nb/visitstaff.json' with { type: 'json' }
import nbVoice from './nb/voice.json' with { type: 'json' }
import nnAssisted from './nn/assisted.json' with { type: 'json' }
import nnCalls from './nn/calls.json' with { type: 'json' }
import nnChat from './nn/chat.json' with { type: 'json' }
import nnCitizen from './nn/citizen.json' with { type: 'json' }
import nnCommon from './nn/common.json' with { type: 'json' }
import nnDemo from './nn/demo.json' with { type: 'json' }
import nnDesk from './nn/desk.json' with { type: 'json' }
import nnLetters from './nn/letters.json' with { type: 'json' }
import nnLine from './nn/line.json' with { type: 'json' }
import nnMandates from './nn/mandates.json' with { type: 'json' }
import nnMeetings from './nn/meetings.json' with { type: 'json' }
import nnMeetstaff from './nn/meetstaff.json' with { type: 'json' }
import nnProfile from './nn/profile.json' with { type: 'json' }
import nnPublic from './nn/public.json' with { type: 'json' }
import nnReach from './nn/reach.json' with { type: 'json' }
import nnReasons from './nn/reasons.json' with { type: 'json' }
import nnStaff from './nn/staff.json' with { type: 'json' }
import nnVisits from './nn/visits.json' with { type: 'json' }
import nnVisitstaff from './nn/visitstaff.json' with { type: 'json' }
import nnVoice from './nn/voice.json' with { type: 'json' }
import plAssisted from './pl/assisted.json' with { type: 'json' }
import plCalls from './pl/calls.json' with { type: 'json' }
import plChat from './pl/chat.json' with { type: 'json' }
import plCitizen from './pl/citizen.json' with { type: 'json' }
import plCommon from './pl/common.json' with { type: 'json' }
import plLetters from './pl/letters.json' with { type: 'json' }
import plLine from './pl/line.json' with { type: 'json' }
import plMandates from './pl/mandates.json' with { type: 'json' }
import plMeetings from './pl/meetings.json' with { type: 'json' }
import plProfile from './pl/profile.json' with { type: 'json' }
import plPublic from './pl/public.json' with { type: 'json' }
import plReach from './pl/reach.json' with { type: 'json' }
import plReasons from './pl/reasons.json' with { type: 'json' }
import plVisits from './pl/visits.json' with { type: 'json' }
import roAssisted from './ro/assisted.json' with { type: 'json' }
import roCalls from './ro/calls.json' with { type: 'json' }
import roChat from './ro/chat.json' with { type: 'json' }
import roCitizen from './ro/citizen.json' with { type: 'json' }
import roCommon from './ro/common.json' with { type: 'json' }
import roMandates from './ro/mandates.json' with { type: 'json' }
import roMeetings from './ro/meetings.json' with { type: 'json' }
import roProfile from './ro/profile.json' with { type: 'json' }
import roReach from './ro/reach.json' with { type: 'json' }
import roReasons from './ro/reasons.json' with { type: 'json' }
import roVisits from './ro/visits.json' with { type: 'json' }
import seAssisted from './se/assisted.json' with { type: 'json' }
import seCalls from './se/calls.json' with { type: 'json' }
import seChat from './se/chat.json' with { type: 'json' }
import seCitizen from './se/citizen.json' with { type: 'json' }
import seCommon from './se/common.json' with { type: 'json' }
import seLetters from './se/letters.json' with { type: 'json' }
import seLine from './se/line.json' with { type: 'json' }
import seMandates from './se/mandates.json' with { type: 'json' }
import seMeetings from './se/meetings.json' with { type: 'json' }
import seProfile from './se/profile.json' with { type: 'json' }
import sePublic from './se/public.json' with { type: 'json' }
import seReach from './se/reach.json' with { type: 'json' }
import seReasons from './se/reasons.json' with { type: 'json' }
import seVisits from './se/visits.json' with { type: 'json' }
import soAssisted from './so/assisted.json' with { type: 'json' }
import soCalls from './so/calls.json' with { type: 'json' }
import soChat from './so/chat.json' with { type: 'json' }
import soCitizen from './so/citizen.json' with { type: 'json' }
import soCommon from './so/common.json' with { type: 'json' }
import soLetters from './so/letters.json' with { type: 'json' }
import soLine from './so/line.json' with { type: 'json' }
import soMandates from './so/mandates.json' with { type: 'json' }
import soMeetings from './so/meetings.json' with { type: 'json' }
import soProfile from './so/profile.json' with { type: 'json' }
import soPublic from './so/public.json' with { type: 'json' }
import soReach from './so/reach.json' with { type: 'json' }
import soReasons from './so/reasons.json' with { type: 'json' }
import soVisits from './so/visits.json' with { type: 'json' }
import tiAssisted from './ti/assisted.json' with { type: 'json' }
import tiCalls from './ti/calls.json' with { type: 'json' }
import tiChat from './ti/chat.json' with { type: 'json' }
import tiCitizen from './ti/citizen.json' with { type: 'json' }
import tiCommon from './ti/common.json' with { type: 'json' }
import tiLetters from './ti/letters.json' with { type: 'json' }
import tiLine from './ti/line.json' with { type: 'json' }
import tiMandates from './ti/mandates.json' with { type: 'json' }
import tiMeetings from './ti/meetings.json' with { type: 'json' }
import tiProfile from './ti/profile.json' with { type: 'json' }
import tiPublic from './ti/public.json' with { type: 'json' }
import tiReach from './ti/reach.json' with { type: 'json' }
import tiReasons from './ti/reasons.json' with { type: 'json' }
import tiVisits from './ti/visits.json' with { type: 'json' }
import ukAssisted from './uk/assisted.json' with { type: 'json' }
import ukCalls from './uk/calls.json' with { type: 'json' }
import ukChat from './uk/chat.json' with { type: 'json' }
import ukCitizen from './uk/citizen.json' with { type: 'json' }
import ukCommon from './uk/common.json' with { type: 'json' }
import ukLetters from './uk/letters.json' with { type: 'json' }
import ukLine from './uk/line.json' with { type: 'json' }
import ukMandates from './uk/mandates.json' with { type: 'json' }
import ukMeetings from './uk/meetings.json' with { type: 'json' }
import ukProfile from './uk/profile.json' with { type: 'json' }
import ukPublic from './uk/public.json' with { type: 'json' }
import ukReach from './uk/reach.json' with { type: 'json' }
import ukReasons from './uk/reasons.json' with { type: 'json' }
import ukVisits from './uk/visits.json' with { type: 'json' }

export const catalogues: Catalogues = {
  nb: {
    assisted: nbAssisted,
    visitstaff: nbVisitstaff,
    meetstaff: nbMeetstaff,
    visits: nbVisits,
    meetings: nbMeetings,
    calls: nbCalls,
    chat: nbChat,
    common: nbCommon,
    citizen: nbCitizen,
    public: nbPublic,
    reasons: nbReasons,
    staff: nbStaff,
    demo: nbDemo,
    profile: nbProfile,
    mandates: nbMandates,
    letters: nbLetters,
    line: nbLine,
    reach: nbReach,
    desk: nbDesk,
    voice: nbVoice,
  },
  nn: {
    assisted: nnAssisted,
    visitstaff: nnVisitstaff,
    meetstaff: nnMeetstaff,
    visits: nnVisits,
    meetings: nnMeetings,
    calls: nnCalls,
    chat: nnChat,
    common: nnCommon,
    citizen: nnCitizen,
    public: nnPublic,
    reasons: nnReasons,
    staff: nnStaff,
    demo: nnDemo,
    profile: nnProfile,
    mandates: nnMandates,
    letters: nnLetters,
    line: nnLine,
    reach: nnReach,
    desk: nnDesk,
    voice: nnVoice,
  },
  en: {
    assisted: enAssisted,
    visitstaff: enVisitstaff,
    meetstaff: enMeetstaff,
    visits: enVisits,
    meetings: enMeetings,
    calls: enCalls,
    chat: enChat,
    common: enCommon,
    citizen: enCitizen,
    public: enPublic,
    reasons: enReasons,
    staff: enStaff,
    demo: enDemo,
    profile: enProfile,
    mandates: enMandates,
    letters: enLetters,
    line: enLine,
    reach: enReach,
    desk: enDesk,
    voice: enVoice,
  },
  se: {
    assisted: seAssisted,
    visits: seVisits,
    meetings: seMeetings,
    calls: seCalls,
    chat: seChat,
    common: seCommon,
    citizen: seCitizen,
    public: sePublic,
    reasons: seReasons,
    profile: seProfile,
    mandates: seMandates,
    letters: seLetters,
    line: seLine,
    reach: seReach,
  },
  uk: {
    assisted: ukAssisted,
    visits: ukVisits,
    meetings: ukMeetings,
    calls: ukCalls,
    chat: ukChat,
    common: ukCommon,
    citizen: ukCitizen,
    public: ukPublic,
    reasons: ukReasons,
    profile: ukProfile,
    mandates: ukMandates,
    letters: ukLetters,
    line: ukLine,
    reach: ukReach,
  },
  pl: {
    assisted: plAssisted,
    visits: plVisits,
    meetings: plMeetings,
    calls: plCalls,
    chat: plChat,
    common: plCommon,
    citizen: plCitizen,
    public: plPublic,
    reasons: plReasons,
    profile: plProfile,
    mandates: plMandates,
    letters: plLetters,
    line: plLine,
    reach: plReach,
  },
  ar: {
    assisted: arAssisted,
    visits: arVisits,
    meetings: arMeetings,
    calls: arCalls,
    chat: arChat,
    common: arCommon,
    citizen: arCitizen,
    public: arPublic,
    reasons: arReasons,
    profile: arProfile,
    mandates: arMandates,
    letters: arLetters,
    line: arLine,
    reach: arReach,
  },
  so: {
    assisted: soAssisted,
    visits: soVisits,
    meetings: soMeetings,
    calls: soCalls,
    chat: soChat,
    common: soCommon,
    citizen: soCitizen,
    public: soPublic,
    reasons: soReasons,
    profile: soProfile,
    mandates: soMandates,
    letters: soLetters,
    line: soLine,
    reach: soReach,
  },
  ti: {
    assisted: tiAssisted,
    visits: tiVisits,
    meetings: tiMeetings,
    calls: tiCalls,
    chat: tiChat,
    common: tiCommon,
    citizen: tiCitizen,
    public: tiPublic,
    reasons: tiReasons,
    profile: tiProfile,
    mandates: tiMandates,
    letters: tiLetters,
    line: tiLine,
    reach: tiReach,
  },
  ro: {
    assisted: roAssisted,
    calls: roCalls,
    chat: roChat,
    citizen: roCitizen,
    common: roCommon,
    mandates: roMandates,
    meetings: roMeetings,
    profile: roProfile,
    reach: roReach,
    reasons: roReasons,
    visits: roVisits,
  },
}
