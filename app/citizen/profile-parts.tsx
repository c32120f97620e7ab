import type { ReactNode } from 'react'
import {
  ABILITY_LEVELS,
  ACCESS_THINGS,
  ACCESS_VALUES,
  LANGUAGES_READ,
  RESTRICTIONS,
  TASKS,
  TIMES_OF_DAY,
  WISHES,
} from '../../office/people/profile/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextBox, TextLine, Tick } from '../ui/forms.tsx'
import { coded, languageName } from '../ui/profile-words.ts'
import { useSay, useShell } from '../ui/shell.ts'
import { EmptyState } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import type { Noted, ProfileShown } from './profile-data.ts'
import { ASKED_WAYS } from './profile-fields.ts'

type Props = { shown: ProfileShown; refused: Refused | undefined }

/** Every part of the profile in a form of its own; folded, so that the page is short. */
export function ProfileForms({ shown, refused }: Props) {
  const say = useSay()
  return (
    <div className="stack">
      <Section name="words" title={say('profile:section.words')} refused={refused} open>
        <TextBox
          name="statement"
          label={say('profile:words.label')}
          rows={3}
          maxLength={1000}
          defaultValue={shown.statement}
          refused={refused}
        />
      </Section>
      <Wishes shown={shown} refused={refused} />
      <Section name="limits" title={say('profile:section.limits')} refused={refused}>
        {RESTRICTIONS.map((one) => (
          <Ticked
            key={one}
            name={`restriction.${one}`}
            label={coded(say, 'restriction', one)}
            on={shown.known[`restriction.${one}`] === true}
          />
        ))}
      </Section>
      <LanguageForm shown={shown} refused={refused} />
      <Section name="tasks" title={say('profile:section.tasks')} refused={refused} helper>
        {TASKS.map((task) => (
          <Pick
            key={task}
            field={`ability.${task}`}
            label={coded(say, 'task', task)}
            known={shown}
            of={ABILITY_LEVELS.filter((level) => level !== 'unknown')}
            words="level"
          />
        ))}
      </Section>
      <Section name="things" title={say('profile:section.things')} refused={refused}>
        {ACCESS_THINGS.map((thing) => (
          <Pick
            key={thing}
            field={`access.${thing}`}
            label={coded(say, 'access', thing)}
            known={shown}
            of={ACCESS_VALUES}
            words="have"
          />
        ))}
      </Section>
    </div>
  )
}

function Wishes({ shown, refused }: Props) {
  const say = useSay()
  const times = Array.isArray(shown.known.times) ? shown.known.times : []
  return (
    <>
      <Section name="wishes" title={say('profile:section.wishes')} refused={refused}>
        {shown.deviations.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {ASKED_WAYS.map((way) => (
          <Pick
            key={way}
            field={`wish.${way}`}
            label={coded(say, 'way', way)}
            known={shown}
            of={WISHES}
            words="wish"
          />
        ))}
      </Section>
      <Section name="times" title={say('profile:section.times')} refused={refused}>
        {TIMES_OF_DAY.map((time) => (
          <Ticked
            key={time}
            name={`time.${time}`}
            label={coded(say, 'time', time)}
            on={times.includes(time)}
          />
        ))}
      </Section>
    </>
  )
}

function LanguageForm({ shown, refused }: Props) {
  const say = useSay()
  const { language } = useShell()
  const label = (code: string) => languageName(code, language, say)
  return (
    <Section name="language" title={say('profile:section.language')} refused={refused}>
      <Pick
        field="interpreterNeed"
        label={say('profile:interpreterNeed')}
        known={shown}
        of={['none', 'forComplex', 'always']}
        words="need"
      />
      <Pick
        field="interpreterLanguage"
        label={say('profile:interpreterLanguage')}
        known={shown}
        of={LANGUAGES_READ}
        say={label}
      />
      <Pick
        field="interpreterGender"
        label={say('profile:interpreterGender')}
        known={shown}
        of={['woman', 'man', 'any']}
        words="gender"
      />
      <TextLine
        name="interpreterDialect"
        label={say('profile:interpreterDialect')}
        refused={refused}
        maxLength={100}
        defaultValue={String(shown.known.interpreterDialect ?? '')}
      />
      <Pick
        field="reading"
        label={say('profile:reading')}
        known={shown}
        of={['ok', 'weak', 'none']}
        words="reading"
      />
      <p>
        <a href="/min-side/sprak">{say('citizen:language.title')}</a>
      </p>
    </Section>
  )
}

type SectionProps = {
  name: string
  title: string
  refused: Refused | undefined
  open?: boolean
  /** May somebody be helping? Then it is no evidence of what the person does alone. */
  helper?: boolean
  children: ReactNode
}

function Section({ name, title, refused, open = false, helper = false, children }: SectionProps) {
  const say = useSay()
  return (
    <details className="disclosure card" open={open || refused?.values.del === name}>
      <summary>
        <h2 className="section-title">{title}</h2>
      </summary>
      <form method="post" className="stack">
        <HiddenFields form={`profile-${name}`} />
        <input type="hidden" name="del" value={name} />
        {children}
        {helper && <Tick name="hjelp" label={say('profile:helped')} />}
        <p>
          <Press variant="secondary">{say('profile:save')}</Press>
        </p>
      </form>
    </details>
  )
}

type PickProps = {
  field: string
  label: string
  known: ProfileShown
  of: readonly string[]
  words?: string
  say?: (code: string) => string
}

function Pick({ field, label, known, of, words, say: named }: PickProps) {
  const say = useSay()
  const value = known.known[field]
  const name = (code: string) => (named ? named(code) : coded(say, words ?? '', code))
  return (
    <Choices
      name={field}
      label={label}
      defaultValue={typeof value === 'string' && of.includes(value) ? value : ''}
      options={[
        { value: '', label: say('profile:level.unknown') },
        ...of
          .filter((code) => code !== 'none' || words !== 'wish')
          .map((code) => ({ value: code, label: name(code) })),
      ]}
    />
  )
}

function Ticked({ name, label, on }: { name: string; label: string; on: boolean }) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} value="ja" defaultChecked={on} />
      <span>{label}</span>
    </label>
  )
}

/** what stands there, whose word it is, and since when; the person's own with the same weight. */
export function NotedFacts({ noted }: { noted: readonly Noted[] }) {
  const say = useSay()
  return (
    <section className="stack-tight">
      <h2 className="section-title">{say('profile:section.noted')}</h2>
      {noted.length === 0 ? (
        <EmptyState heading={say('profile:noted.none')} />
      ) : (
        <ul className="plain-list entries">
          {noted.map((one) => (
            <li key={one.id} className="stack-tight">
              <p className="strong">{one.what}</p>
              <p className="small quiet">
                <bdi>{one.who}</bdi> · <Time at={one.at} />
                {one.until && <> · {one.until}</>}
              </p>
              {one.why && (
                <p className="small">
                  <bdi>{one.why}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
