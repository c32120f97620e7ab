/** Every catalogue: what the server says in any channel. */

import arCitizen from './ar/citizen.json' with { type: 'json' }
import arCommon from './ar/common.json' with { type: 'json' }
import arPublic from './ar/public.json' with { type: 'json' }
import arReasons from './ar/reasons.json' with { type: 'json' }
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
import plCitizen from './pl/citizen.json' with { type: 'json' }
import plCommon from './pl/common.json' with { type: 'json' }
import plPublic from './pl/public.json' with { type: 'json' }
import plReasons from './pl/reasons.json' with { type: 'json' }
import seCitizen from './se/citizen.json' with { type: 'json' }
import seCommon from './se/common.json' with { type: 'json' }
import sePublic from './se/public.json' with { type: 'json' }
import seReasons from './se/reasons.json' with { type: 'json' }
import soCitizen from './so/citizen.json' with { type: 'json' }
import soCommon from './so/common.json' with { type: 'json' }
import soPublic from './so/public.json' with { type: 'json' }
import soReasons from './so/reasons.json' with { type: 'json' }
import tiCitizen from './ti/citizen.json' with { type: 'json' }
import tiCommon from './ti/common.json' with { type: 'json' }
import tiPublic from './ti/public.json' with { type: 'json' }
import tiReasons from './ti/reasons.json' with { type: 'json' }
import ukCitizen from './uk/citizen.json' with { type: 'json' }
import ukCommon from './uk/common.json' with { type: 'json' }
import ukPublic from './uk/public.json' with { type: 'json' }
import ukReasons from './uk/reasons.json' with { type: 'json' }

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
  se: { common: seCommon, citizen: seCitizen, public: sePublic, reasons: seReasons },
  uk: { common: ukCommon, citizen: ukCitizen, public: ukPublic, reasons: ukReasons },
  pl: { common: plCommon, citizen: plCitizen, public: plPublic, reasons: plReasons },
  ar: { common: arCommon, citizen: arCitizen, public: arPublic, reasons: arReasons },
  so: { common: soCommon, citizen: soCitizen, public: soPublic, reasons: soReasons },
  ti: { common: tiCommon, citizen: tiCitizen, public: tiPublic, reasons: tiReasons },
}
