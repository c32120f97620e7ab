import { useState } from 'react'
import { BARRIERS, CHANGES, EVIDENCE } from '../../office/people/profile/model.ts'
import { Choices, HiddenFields, Press, TextLine, Tick } from '../ui/forms.tsx'
import { coded as inProfile, languageName } from '../ui/profile-words.ts'
import { useShell } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import type { ProfilePage } from './profile-data.ts'
import { SETTABLE } from './profile-deeds.ts'
import { useWords } from './words.ts'

const SCALE: Readonly<Record<string, string>> = {
  ability: 'level',
  access: 'have',
  wish: 'wish',
  norwegianOral: 'scale',
  norwegianWritten: 'scale',
  interpreterNeed: 'need',
  reading: 'reading',
}
const ABOUT: Readonly<Record<string, string>> = { ability: 'task', deviation: 'way', wish: 'way' }

const LANGUAGES: ReadonlySet<string> = new Set(['language', 'interpreterLanguage'])

function useFieldWords() {
  const { say, coded } = useWords()
  const { language } = useShell()
  return {
    field: (field: string) => {
      const [kind = '', name = ''] = field.split('.')
      const about = coded('desk:profile.field')(kind)
      return name === '' ? about : `${about}: ${inProfile(say, ABOUT[kind] ?? kind, name)}`
    },
    value: (field: string, code: string) => {
      const kind = field.split('.')[0] ?? ''
      if (LANGUAGES.has(kind)) return languageName(code, language, say)
      if (code === 'true' || code === 'false') return say(code === 'true' ? 'profile:yes' : 'profile:no')
      const scale = SCALE[kind]
      return scale === undefined
        ? coded(`desk:profile.${kind === 'systemUnderstanding' ? 'understanding' : kind}`)(code)
        : inProfile(say, scale, code)
    },
  }
}

/** One thing at a time: what, what it is, what it rests on. The person reads the reason. */
export function SetOne() {
  const { say, coded } = useWords()
  const words = useFieldWords()
  const fields = Object.keys(SETTABLE)
  const [field, setField] = useState(fields[0] ?? '')
  return (
    <details className="disclosure card" id="sett">
      <summary>
        <h2>{say('desk:profile.set')}</h2>
      </summary>
      <form method="post" className="stack-tight">
        <HiddenFields form="set-one" />
        <div className="stack-tight">
          <label htmlFor="felt" className="aksel-label">
            {say('desk:profile.set.what')}
          </label>
          <select
            id="felt"
            name="felt"
            className="aksel-select__input"
            value={field}
            onChange={(event) => setField(event.currentTarget.value)}
          >
            {fields.map((one) => (
              <option key={one} value={one}>
                {words.field(one)}
              </option>
            ))}
          </select>
        </div>
        <Choices
          key={field}
          name="verdi"
          label={say('desk:profile.set.value')}
          options={(SETTABLE[field] ?? []).map((code) => ({ value: code, label: words.value(field, code) }))}
        />
        <Choices
          name="grunnlag"
          label={say('desk:profile.set.evidence')}
          options={[
            { value: '', label: say('desk:profile.set.noEvidence') },
            ...EVIDENCE.map((code) => ({ value: code, label: coded('desk:profile.evidence')(code) })),
          ]}
        />
        <Tick name="egne" label={say('desk:profile.set.own')} />
        <TextLine name="grunn" label={say('desk:profile.set.reason')} maxLength={1000} />
        <Press name="gjor" value="sett" variant="secondary">
          {say('profile:save')}
        </Press>
      </form>
    </details>
  )
}

/** whom the person understands best; in their own words, and so no list to choose from. */
export function SetDialect() {
  const { say } = useWords()
  return (
    <form method="post" className="row card">
      <HiddenFields form="set-dialect" />
      <input type="hidden" name="felt" value="interpreterDialect" />
      <TextLine name="verdi" label={say('desk:profile.setDialect')} maxLength={100} />
      <Press name="gjor" value="sett" variant="secondary" small>
        {say('profile:save')}
      </Press>
    </form>
  )
}

/** it turned out that another wrote. What follows is said before it is pressed. */
export function AnotherWrote({ page }: { page: ProfilePage }) {
  const { say, coded } = useWords()
  if (page.messages.length === 0) return null
  return (
    <details className="disclosure card" id="annen">
      <summary>
        <h2>{say('desk:profile.another')}</h2>
      </summary>
      <form method="post" className="stack-tight">
        <HiddenFields form="another-wrote" />
        <p>{say('desk:profile.another.lead')}</p>
        <fieldset className="stack-tight">
          <legend className="strong">{say('desk:profile.another.which')}</legend>
          {page.messages.map((message) => (
            <label key={message.id} className="tick">
              <input
                type="checkbox"
                name={`melding.${message.id}`}
                value="ja"
                defaultChecked={message.authorship === 'self' || message.authorship === 'selfWithHelp'}
              />
              <span>
                <Time at={message.at} /> · <bdi>{message.excerpt}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
        <Choices
          name="hvem"
          label={say('desk:profile.another.who')}
          options={['unknown', 'family', 'friend', 'neighbour', 'organisation'].map((code) => ({
            value: code,
            label: coded('desk:profile.wrote')(code),
          }))}
        />
        <Tick name="behold" label={say('desk:profile.another.keep')} />
        <TextLine name="hvorfor" label={say('desk:profile.another.why')} maxLength={1000} />
        <Press name="gjor" value="annen">
          {say('desk:profile.another')}
        </Press>
      </form>
    </details>
  )
}

/** what stands in the way gets an owner and a date. */
export function BarrierForm() {
  const { say, coded } = useWords()
  return (
    <details className="disclosure card" id="hinder">
      <summary>
        <h2>{say('desk:profile.barrierNew')}</h2>
      </summary>
      <form method="post" className="stack-tight">
        <HiddenFields form="barrier" />
        <fieldset className="stack-tight">
          <legend className="aksel-sr-only">{say('desk:profile.barrierNew')}</legend>
          {BARRIERS.map((one) => (
            <Tick key={one} name={`hinder.${one}`} label={coded('desk:profile.barrier')(one)} />
          ))}
        </fieldset>
        <TextLine name="ord" label={say('desk:profile.barrierWords')} maxLength={300} />
        <Tick name="okonomi" label={say('desk:profile.barrierMoney')} />
        <Press name="gjor" value="hinder" variant="secondary">
          {say('profile:save')}
        </Press>
      </form>
    </details>
  )
}

/** something has happened, so somebody is to look at all of this with the person. */
export function TellChange() {
  const { say, coded } = useWords()
  return (
    <details className="disclosure card" id="endring">
      <summary>
        <h2>{say('desk:profile.change')}</h2>
      </summary>
      <form method="post" className="stack-tight">
        <HiddenFields form="change" />
        <Choices
          name="hva"
          label={say('desk:profile.change.what')}
          options={CHANGES.map((code) => ({ value: code, label: coded('desk:profile.trigger')(code) }))}
        />
        <TextLine name="ord" label={say('desk:profile.change.words')} maxLength={300} />
        <Press name="gjor" value="endring" variant="secondary">
          {say('profile:save')}
        </Press>
      </form>
    </details>
  )
}
