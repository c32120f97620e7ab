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
  layout('layouts/citizen.tsx', [route('min-side', 'citizen/home.tsx')]),
  layout('layouts/staff.tsx', [
    route('arbeid', 'staff/work-list.tsx'),
    route('arbeid/*', 'public/not-found.tsx', { id: 'staff-not-found' }),
  ]),
  layout('layouts/demo.tsx', [route('demo', 'demo/room.tsx')]),
] satisfies RouteConfig
