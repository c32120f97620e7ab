/**
 * The catalogues that hydrated pages need. Only staff and demo pages are hydrated, so the browser is spared
 * the other languages; vite.config.ts puts this file in place of catalogues.ts in the browser's build.
 */

import enCitizen from './en/citizen.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enDemo from './en/demo.json' with { type: 'json' }
import enPublic from './en/public.json' with { type: 'json' }
import enReasons from './en/reasons.json' with { type: 'json' }
import enStaff from './en/staff.json' with { type: 'json' }
import type { Catalogues } from './keys.ts'
import nbCitizen from './nb/citizen.json' with { type: 'json' }
import nbCommon from './nb/common.json' with { type: 'json' }
import nbDemo from './nb/demo.json' with { type: 'json' }
import nbPublic from './nb/public.json' with { type: 'json' }
import nbReasons from './nb/reasons.json' with { type: 'json' }
import nbStaff from './nb/staff.json' with { type: 'json' }
import nnCitizen from './nn/citizen.json' with { type: 'json' }
import nnCommon from './nn/common.json' with { type: 'json' }
import nnDemo from './nn/demo.json' with { type: 'json' }
import nnPublic from './nn/public.json' with { type: 'json' }
import nnReasons from './nn/reasons.json' with { type: 'json' }
import nnStaff from './nn/staff.json' with { type: 'json' }

export const catalogues: Catalogues = {
  nb: {
    common: nbCommon,
    citizen: nbCitizen,
    public: nbPublic,
    reasons: nbReasons,
    staff: nbStaff,
    demo: nbDemo,
  },
  nn: {
    common: nnCommon,
    citizen: nnCitizen,
    public: nnPublic,
    reasons: nnReasons,
    staff: nnStaff,
    demo: nnDemo,
  },
  en: {
    common: enCommon,
    citizen: enCitizen,
    public: enPublic,
    reasons: enReasons,
    staff: enStaff,
    demo: enDemo,
  },
}
