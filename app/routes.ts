import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

/**
 * Every page of the house. Addresses are in Norwegian, files in the glossary's English.
 * The last public route catches every address that nothing else answers.
 */
export default [
  layout('layouts/public.tsx', [
    index('public/front.tsx'),
    route('sprak', 'public/language.tsx'),
    route('visning', 'public/display.tsx'),
    route('feil/:kind', 'public/fault.tsx'),
    route('*', 'public/not-found.tsx'),
  ]),
  layout('layouts/citizen.tsx', [
    route('min-side', 'citizen/home.tsx'),
    route('min-side/skriv', 'citizen/write.tsx'),
    route('min-side/kvittering/:message', 'citizen/receipt.tsx'),
    route('min-side/les-opp', 'citizen/home-speak.tsx'),
    route('min-side/post', 'citizen/inbox.tsx'),
    route('min-side/post/:notice', 'citizen/letter.tsx'),
    route('min-side/post/:notice/forklar', 'citizen/letter-explain.tsx'),
    route('min-side/post/:notice/les-opp', 'citizen/letter-speak.tsx'),
    route('min-side/post/:notice/telefon', 'citizen/letter-phone.tsx'),
    route('min-side/samtaler', 'citizen/conversations.tsx'),
    route('min-side/samtaler/:thread', 'citizen/conversation.tsx'),
    route('min-side/tilbakemelding', 'citizen/feedback.tsx'),
    route('min-side/henvisning', 'citizen/referral.tsx'),
    route('min-side/folkene-mine', 'citizen/people.tsx'),
    route('min-side/hjelperne-mine', 'citizen/helpers.tsx'),
    route('min-side/hjelperne-mine/ny', 'citizen/helpers-new.tsx'),
    route('min-side/for/:giver', 'partner/giver.tsx'),
    route('min-side/for/:giver/samtaler/:thread', 'partner/talk.tsx'),
    route('min-side/mine-tjenester', 'citizen/services.tsx'),
    route('min-side/hvem-har-sett', 'citizen/seen.tsx'),
    route('min-side/sprak', 'citizen/language.tsx'),
    route('min-side/*', 'public/not-found.tsx', { id: 'citizen-not-found' }),
  ]),
  layout('layouts/staff.tsx', [
    route('arbeid', 'staff/work-list.tsx'),
    route('arbeid/kort/:personId', 'staff/brief-route.ts'),
    route('arbeid/person/:personId', 'staff/person.tsx', { id: 'staff-person' }),
    route('arbeid/person/:personId/samtale/:threadId', 'staff/person.tsx', { id: 'staff-conversation' }),
    route('arbeid/person/:personId/fullmakter', 'staff/mandates.tsx'),
    route('arbeid/person/:personId/skriv-for', 'staff/assist.tsx'),
    route('arbeid/sortering', 'staff/triage.tsx'),
    route('arbeid/sok', 'staff/search.tsx'),
    route('arbeid/ny-kontakt', 'staff/new-contact.tsx'),
    route('arbeid/kontaktsenter/:personId', 'staff/centre-view.tsx'),
    route('arbeid/leder', 'staff/leader.tsx'),
    route('arbeid/varsler', 'staff/notices.tsx'),
    route('arbeid/ikke-nadd', 'staff/unread.tsx'),
    route('arbeid/hentested', 'staff/pickup.tsx'),
    route('arbeid/*', 'public/not-found.tsx', { id: 'staff-not-found' }),
  ]),
  layout('layouts/demo.tsx', [route('demo', 'demo/room.tsx')]),
] satisfies RouteConfig
