import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { MATTERS } from '../../office/visits/directory/model.ts'
import { sayDay } from '../../text/when.ts'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { ContactLines } from '../ui/directory-entry.tsx'
import { GoTo } from '../ui/forms.tsx'
import { languageName } from '../ui/profile-words.ts'
import { useSay } from '../ui/shell.ts'

/** who helps with what, by what one comes about, also where it is another body than the office. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = door(context)
  const found = await here.directory(params.office ?? '')
  if (found === null) throw fault('notFound')
  const entries = found.entries.map(({ id, body, name, themes, languages, checkedOn, ...contact }) => ({
    ...{ id, body, name, themes },
    contact: {
      ...contact,
      name,
      speaks: languages.map((code) => languageName(code, here.language, here.say)),
    },
    checked: sayDay(here.language, { epochMilliseconds: Date.parse(`${checkedOn}T12:00:00Z`) }, here.now),
  }))
  return {
    office: params.office ?? '',
    name: found.officeName,
    matters: MATTERS.map((matter) => ({
      matter,
      entries: entries.filter(({ themes }) => themes.includes(matter)),
    })).filter((one) => one.entries.length > 0),
  }
}

export default function OfficeDirectory() {
  const say = useSay()
  const { office, name, matters } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{`${say('visits:directory.title')} – ${name}`}</title>
      <div className="stack-tight">
        <h1 className="title">{say('visits:directory.title')}</h1>
        <p className="lead">{say('visits:directory.lead')}</p>
        <p>
          <a href={`/kontor/${office}`}>{name}</a>
        </p>
      </div>
      {matters.length === 0 && <p>{say('visits:directory.none')}</p>}
      <nav aria-label={say('visits:directory.title')}>
        <ul>
          {matters.map(({ matter }) => (
            <li key={matter}>
              <a href={`#${matter}`}>{say(`visits:directory.matter.${matter}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {matters.map(({ matter, entries }) => (
        <section key={matter} className="stack-tight" aria-labelledby={matter}>
          <h2 id={matter} className="section-title">
            {say(`visits:directory.matter.${matter}`)}
          </h2>
          <ul className="plain-list stack-tight">
            {entries.map((one) => (
              <li key={one.id} className="card stack-tight">
                <h3 dir="auto">{one.name}</h3>
                <ContactLines {...one.contact} />
                <p className="quiet small">{say('visits:directory.checked', { when: one.checked })}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>{say('visits:directory.unsure')}</p>
      <div className="row">
        <GoTo href="/ring-meg" variant="secondary">
          {say('calls:callback.title')}
        </GoTo>
      </div>
    </div>
  )
}
