/**
 * The catalogues that hydrated pages need. Only staff and demo pages are hydrated, so the browser is spared
 * the other languages; vite.config.ts puts this file in place of catalogues.ts in the browser's build.
 */

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
}
