import type { LocalAsked } from '../../office/people/profile/assessment/local.ts'
import { ITEMS, type Item } from '../../office/people/profile/assessment/table.ts'
import { hasText, type TextKey } from '../../text/index.ts'
import { sayDay } from '../../text/when.ts'
import { Choices, HiddenFields, Press } from './forms.tsx'
import type { Result } from './profile-assessing.ts'
import { coded, consequenceWords, languageName } from './profile-words.ts'
import { useSay, useShell } from './shell.ts'

const GROUPS = ['tasks', 'controls', 'daily', 'language', 'access', 'wishes'] as const
const SCALE_OF: Readonly<Record<string, string>> = {
  task: 'level',
  control: 'control.answer',
  daily: 'answer',
  access: 'have',
  wish: 'wish',
  norwegianOral: 'scale',
  norwegianWritten: 'scale',
  systemUnderstanding: 'understanding',
  teachBack: 'teachBack.answer',
  interpreterNeed: 'need',
  reading: 'reading',
}

/** The questions and answers of the form in words. Those that are asked with an employee beside stand in room `desk`. */
function useItemWords() {
  const say = useSay()
  const { language } = useShell()
  const inRooms = (...keys: string[]): string => {
    const key = keys.find((one) => hasText(one))
    return key === undefined ? (keys[0] ?? '') : say(key as TextKey)
  }
  const kindOf = (id: string) => id.split('.')[0] ?? id
  return {
    say,
    question: ({ id }: Item) => {
      const [kind = '', name = ''] = id.split('.')
      if (kind === 'wish') return coded(say, 'way', name)
      return inRooms(`profile:${id}`, `desk:profile.${id}`)
    },
    answer: ({ id }: Item, code: string) => {
      if (id === 'interpreterLanguage' || id === 'letterLanguage') return languageName(code, language, say)
      const scale = SCALE_OF[kindOf(id)] ?? ''
      return inRooms(`profile:${scale === '' ? code : `${scale}.${code}`}`, `desk:profile.${scale}.${code}`)
    },
    group: (name: string) => inRooms(`profile:group.${name}`, `desk:profile.group.${name}`),
  }
}

/** R-304: the one form, on the web, at the desk and for the telephone. `together`: an employee is beside. */
export function QuestionsForm({
  together,
  answers,
  local,
}: {
  together: boolean
  answers: Readonly<Record<string, string>>
  /** What the office asks beside the form. */
  local: readonly LocalAsked[]
}) {
  const { say, question, answer, group } = useItemWords()
  const items: readonly Item[] = ITEMS
  return (
    <form method="post" className="stack-loose">
      <HiddenFields form="profile-questions" />
      <input type="hidden" name="gjor" value="vis" />
      {GROUPS.map((name) => {
        const asked = items.filter((item) => item.group === name && (together || item.together !== true))
        return asked.length === 0 ? null : (
          <fieldset key={name} className="choices-group stack">
            <legend className="section-title">{group(name)}</legend>
            {asked.map((item) => (
              <Choices
                key={item.id}
                name={item.id}
                label={question(item)}
                defaultValue={answers[item.id] ?? ''}
                options={[
                  { value: '', label: say('profile:questions.skip') },
                  ...item.answers.map((code) => ({ value: code, label: answer(item, code) })),
                ]}
              />
            ))}
          </fieldset>
        )
      })}
      {local.length > 0 && (
        <fieldset className="choices-group stack">
          <legend className="section-title">{say('profile:group.local')}</legend>
          {local.map((one) => (
            <Choices
              key={one.id}
              name={one.id}
              label={one.question}
              defaultValue={answers[one.id] ?? ''}
              options={[
                { value: '', label: say('profile:questions.skip') },
                ...one.answers.map(({ code, words }) => ({ value: code, label: words })),
              ]}
            />
          ))}
        </fieldset>
      )}
      <p>
        <Press>{say('profile:questions.next')}</Press>
      </p>
    </form>
  )
}

/** What the answers lead to, line by line. The status may be changed by staff only, and then only towards more help. */
export function ResultForm({ result, staff = false }: { result: Result; staff?: boolean }) {
  const say = useSay()
  const { language, now } = useShell()
  const when = (at: string) =>
    sayDay(language, { epochMilliseconds: Date.parse(at) }, { epochMilliseconds: Date.parse(now) })
  const fixed = (code: string) => code === 'review' || (code === 'status' && !staff)
  return (
    <form method="post" className="stack">
      <HiddenFields form="profile-result" />
      {Object.entries(result.answers).map(([id, said]) => (
        <input key={id} type="hidden" name={id} value={said} />
      ))}
      <input type="hidden" name="sett" value={result.mark} />
      <input type="hidden" name="linjer" value={result.consequences.map((one) => one.code).join(' ')} />
      <ul className="plain-list stack">
        {result.consequences.map((one) => (
          <li key={one.code} className="card stack-tight">
            {consequenceWords(one, { say, language, when }, result.reviewAt).map((words) => (
              <p key={words} className="strong">
                {words}
              </p>
            ))}
            {!fixed(one.code) && (
              <Against code={one.code}>
                {one.code === 'status' && <LessScreen status={result.status} />}
              </Against>
            )}
          </li>
        ))}
      </ul>
      <p className="row">
        <Press name="gjor" value="lagre">
          {say('profile:result.save')}
        </Press>
        <Press name="gjor" value="endre" variant="secondary">
          {say('profile:result.back')}
        </Press>
      </p>
    </form>
  )
}

function Against({ code, children }: { code: string; children: React.ReactNode }) {
  const say = useSay()
  return (
    <details className="disclosure">
      <summary>{say('profile:result.change')}</summary>
      <div className="stack-tight">
        {children}
        <input
          name={`nei.${code}`}
          aria-label={say('profile:result.change')}
          maxLength={1000}
          dir="auto"
          className="aksel-text-field__input aksel-body-short aksel-body-short--medium"
        />
      </div>
    </details>
  )
}

function LessScreen({ status }: { status: string }) {
  const say = useSay()
  const less =
    status === 'digital' ? ['partlyDigital', 'assisted'] : status === 'partlyDigital' ? ['assisted'] : []
  if (less.length === 0) return null
  return (
    <select
      name="status"
      aria-label={say('profile:title')}
      className="aksel-select__input"
      defaultValue={less[0]}
    >
      {less.map((code) => (
        <option key={code} value={code}>
          {coded(say, 'c.status', code)}
        </option>
      ))}
    </select>
  )
}
