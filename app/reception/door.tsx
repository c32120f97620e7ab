import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { HiddenFields } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { LanguageButtons } from './language-buttons.tsx'

/**
 * R-443, C6-02: the language comes first, each under its own name. R-449: on the tablet of another office nobody is written
 * in one's own line.
 */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const office = await here.office.visits.myReception()
  if (!office.ok) throw fault('notFound')
  if (here.terminal !== null && here.terminal.officeId !== office.value.officeId) throw fault('notFound')
  return { officeId: office.value.officeId }
}

export default function DoorLanguage() {
  const say = useSay()
  const { officeId } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('common:language')}</title>
      <h1 className="title">{say('common:language')}</h1>
      <form method="post" action="/sprak" className="door-choices">
        <HiddenFields form="door-language" />
        <input type="hidden" name="tilbake" value="/arbeid/dor/haster" />
        <LanguageButtons />
      </form>
      <p>
        <a href={`/kontor/${officeId}`}>{say('visits:door.hours.title')}</a>
      </p>
    </div>
  )
}
