import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { readsAs } from '../../office/calls/chat/rules.ts'
import { WITHOUT_INTERPRETER } from '../../office/calls/desk/model.ts'
import { QUEUES } from '../../office/calls/model.ts'
import { type PageDoor, staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse, type Written } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextBox, TextLine } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { windowChoice, windowsIn } from '../ui/windows.ts'
import { ChatLines } from './chat-lines.tsx'
import { LiveChats } from './chat-live.tsx'
import { useDeskWords } from './desk/words.ts'
import { idOf } from './ids.ts'
import { actOnInterpreter, interpreterData } from './interpreter-data.ts'
import { InterpreterPanel } from './interpreter-panel.tsx'
import { plain } from './plain.ts'
import { useWords } from './words.ts'

/** One talk: what was said, approved answers to put in, and every way on that keeps it whole. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { calls } = here.office
  const chat = await calls.chatAtDesk({ chatId: idOf(params.chatId) })
  if (!chat.ok) throw fault('notFound')
  const asked = new URL(request.url).searchParams.get('sok')
  const { language, audience } = chat.value
  const found =
    asked === null ? null : await calls.findAnswers({ text: asked, language, audience: readsAs(audience) })
  return {
    chat: plain(chat.value),
    asked,
    found: found?.ok ? found.value : [],
    interpreters: plain(await interpreterData(here, { chatId: chat.value.id })),
    centre: here.viewer.roles.includes('CC'),
    windows: chat.value.offers.windows.map((one) => windowChoice(here.language, one, here.now)),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const chatId = idOf(params.chatId)
  const done =
    (await actOnInterpreter(here, { chatId }, form.values)) ??
    (await press(here, chatId, form.values, form.idempotencyKey))
  if (!done.ok) return refuse(done.reason, form.values, { details: done.details, ...fieldOf(form.values) })
  const over = ['ko', 'lost', 'call', 'message', 'office'].includes(form.values.gjor ?? '')
  return redirect(over ? '/arbeid/chat' : `/arbeid/chat/${chatId}`, 303)
}

const fieldOf = ({ gjor }: Written) =>
  gjor === 'lost'
    ? { field: 'utentolk' }
    : gjor === 'svar'
      ? { field: 'text' }
      : gjor === 'call'
        ? { field: 'tid1' }
        : {}

function press({ office }: PageDoor, chatId: string, values: Written, clientKey: string) {
  const { calls } = office
  switch (values.gjor) {
    case 'logginn':
      return calls.inviteLogin({ chatId })
    case 'ko':
      return calls.moveChat({ chatId, queue: values.ko ?? '' })
    case 'lost':
      return calls.solveChat({ chatId, withoutInterpreter: values.utentolk || null })
    case 'call':
      return calls.handChat({
        chatId,
        to: 'call',
        windows: windowsIn([values.tid1]),
        ...(values.nummer?.trim() ? { number: values.nummer } : {}),
      })
    case 'message':
    case 'office':
      return calls.handChat({ chatId, to: values.gjor })
    default:
      return calls.replyInChat({
        chatId,
        text: values.text ?? '',
        clientKey: clientKey.slice(0, 200),
        answer: values.siter ? { key: values.siter } : null,
      })
  }
}

export default function ChatTalk() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say, theme, language } = useWords()
  const { chat } = page
  return (
    <div className="stack">
      <title>{say('voice:chat.heading')}</title>
      <BenchHead heading={theme(chat.theme ?? 'unknown')}>
        <div className="row">
          <StatusTag>{say(chat.loggedIn ? 'voice:chat.loggedIn' : 'voice:chat.anonymous')}</StatusTag>
          <StatusTag tone={chat.needsInterpreter ? 'warning' : 'neutral'}>
            {language(chat.language)}
          </StatusTag>
          {chat.personId && (
            <a href={`/arbeid/person/${chat.personId}?formal=call`}>{say('voice:chat.person')}</a>
          )}
          <a href="/arbeid/chat">{say('voice:chat.heading')}</a>
        </div>
      </BenchHead>
      <Refusal refused={refused} />
      <div className="split">
        <div className="stack">
          <ChatLines lines={chat.lines} />
          <LiveChats />
          {chat.state === 'talking' && (
            <Reply refused={refused} lines={chat.lines.length} misses={chat.needsInterpreter} />
          )}
        </div>
        <div className="stack">
          {chat.state === 'talking' && (
            <InterpreterPanel
              orders={page.interpreters}
              language={chat.interpreterLanguage}
              needed={chat.needsInterpreter}
              personId={chat.personId}
              centre={page.centre}
              refused={refused}
            />
          )}
          <Answers page={page} />
          {chat.state === 'talking' && <WaysOn page={page} refused={refused} />}
        </div>
      </div>
    </div>
  )
}

type Page = Awaited<ReturnType<typeof loader>>

function Reply({ refused, lines, misses }: { refused: Refused | undefined; lines: number; misses: boolean }) {
  const { say } = useWords()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={`reply-${lines}`} />
      <TextBox name="text" label={say('voice:chat.reply')} rows={3} maxLength={2000} refused={refused} />
      {misses && (
        <Choices
          name="utentolk"
          label={say('voice:desk.interpreter.why')}
          options={[
            { value: '', label: say('voice:desk.without.empty') },
            ...WITHOUT_INTERPRETER.map((value) => ({ value, label: say(`voice:desk.without.${value}`) })),
          ]}
          refused={refused}
        />
      )}
      <div className="row">
        <Press name="gjor" value="svar">
          {say('chat:write.send')}
        </Press>
        <Press name="gjor" value="lost" variant="secondary">
          {say('voice:chat.solve')}
        </Press>
      </div>
    </form>
  )
}

function Answers({ page }: { page: Page }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="svar" className="stack-tight">
      <h2 id="svar">{say('voice:answers.heading')}</h2>
      <form method="get" className="stack-tight">
        <TextLine
          name="sok"
          label={say('voice:answers.search')}
          defaultValue={page.asked ?? ''}
          autoComplete="off"
        />
        <div>
          <Press small variant="secondary">
            {say('voice:answers.find')}
          </Press>
        </div>
      </form>
      {page.asked !== null && page.found.length === 0 && <p>{say('voice:answers.none')}</p>}
      {page.found.map((one) => (
        <form key={one.key} method="post" className="card stack-tight">
          <HiddenFields form={`quote-${one.key}-${page.chat.lines.length}`} />
          <input type="hidden" name="siter" value={one.key} />
          <p className="strong">{one.title}</p>
          <p lang={one.language} dir="auto">
            {one.body}
          </p>
          <p className="quiet">
            {one.source}, {one.sourceDate} · {say('voice:answers.authority', { rank: one.authority })}
          </p>
          {page.chat.state === 'talking' && (
            <div>
              <Press
                name="gjor"
                value="svar"
                small
                aria-label={`${say('voice:answers.insert')}: ${one.title}`}
              >
                {say('voice:answers.insert')}
              </Press>
            </div>
          )}
        </form>
      ))}
    </section>
  )
}

function WaysOn({ page, refused }: { page: Page; refused: Refused | undefined }) {
  const { say } = useWords()
  const desk = useDeskWords()
  const { loggedIn } = page.chat
  return (
    <section aria-labelledby="videre" className="stack">
      <h2 id="videre">{say('voice:chat.on')}</h2>
      {loggedIn ? (
        <>
          <form method="post" className="stack-tight">
            <HiddenFields form="call" />
            <Choices name="tid1" label={say('chat:offers.when')} options={page.windows} refused={refused} />
            <TextLine name="nummer" type="tel" label={say('voice:chat.otherNumber')} refused={refused} />
            <div>
              <Press name="gjor" value="call" variant="secondary">
                {say('voice:chat.toCall')}
              </Press>
            </div>
          </form>
          <form method="post" className="row">
            <HiddenFields form="hand" />
            <Press name="gjor" value="message" variant="secondary">
              {say('voice:chat.toMessage')}
            </Press>
            <Press name="gjor" value="office" variant="secondary">
              {say('voice:chat.toOffice')}
            </Press>
          </form>
        </>
      ) : (
        <form method="post" className="stack-tight">
          <HiddenFields form={`login-${page.chat.lines.length}`} />
          <p>{say('voice:chat.needsLogin')}</p>
          <div>
            <Press name="gjor" value="logginn" variant="secondary">
              {say('voice:chat.invite')}
            </Press>
          </div>
        </form>
      )}
      <form method="post" className="stack-tight">
        <HiddenFields form="queue" />
        <Choices
          name="ko"
          label={say('voice:transfer.queue')}
          options={QUEUES.map((value) => ({ value, label: desk.queue(value) }))}
          refused={refused}
        />
        <div>
          <Press name="gjor" value="ko" variant="secondary">
            {say('voice:chat.move')}
          </Press>
        </div>
      </form>
    </section>
  )
}
