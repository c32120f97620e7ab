import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { VISIT_REASONS } from '../../office/visits/model.ts'
import { door } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { SpeakAloud } from '../ui/speak.tsx'
import { officeOfDevice } from './terminal-guard.ts'
import { URGENT_NEEDS } from './urgent-needs.ts'

/** the choices of the kiosk, to be heard. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = door(context)
  await officeOfDevice(here, params.office, 'kiosk')
  const { say } = here
  return {
    office: params.office ?? '',
    spoken: [
      {
        language: here.language,
        lines: [
          say('visits:kiosk.why'),
          say('public:urgent.heading'),
          ...URGENT_NEEDS.map((need) => say(`visits:door.need.${need}`)),
          say('visits:door.yes'),
          say('visits:kiosk.room'),
          ...VISIT_REASONS.map((reason) => say(`visits:kiosk.reason.${reason}`)),
        ],
      },
    ],
  }
}

export default function KioskSpeak() {
  const say = useSay()
  const { office, spoken } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('reach:speak.play')}</title>
      <h1 className="title">{say('visits:kiosk.why')}</h1>
      <SpeakAloud spoken={spoken} />
      <p>
        <a href={`/mottak/${office}/hvorfor`}>{say('visits:kiosk.back')}</a>
      </p>
    </div>
  )
}
