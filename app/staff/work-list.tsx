import { useEffect, useRef, useState } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useFetcher,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { localPath } from '../gate.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { BriefPanel } from './brief.tsx'
import type { Brief } from './brief-data.ts'
import { idOf } from './ids.ts'
import { KeyHelp, toggleHelp } from './key-help.tsx'
import type { Command, Keys } from './keys.ts'
import { moved } from './keys.ts'
import { isFiltered, listAddress } from './list-address.ts'
import { LiveNews } from './live-news.tsx'
import { entryAddress, type OpenFor } from './places.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'
import { loadWorkList, type WorkItem, type WorkListPage } from './work-list-data.ts'
import { Filters } from './work-list-filters.tsx'
import { Rows } from './work-list-rows.tsx'
import { DayCounts, Tabs } from './work-list-tabs.tsx'

export function loader({ context, request }: LoaderFunctionArgs) {
  return loadWorkList(staffDoor(context), request)
}

/** Taking and accepting are done from the list itself; everything else where the words are. */
export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { person = '', oppgave = '', gjor, til } = form.values
  const on = { personId: person, promiseId: idOf(oppgave) }
  const done = await (gjor === 'godta' ? here.office.threads.accept(on) : here.office.threads.take(on))
  if (!done.ok) return refuse(done.reason, form.values)
  return redirect(localPath(til, '/arbeid'), 303)
}

const KEYS: readonly Keys[] = [
  'j',
  'k',
  'v',
  's',
  'r',
  'o',
  'u',
  't',
  'a',
  '/',
  'g m',
  'g l',
  'g s',
  'g n',
  'g v',
]

/** What a key opens an entry for. */
const OPENS: Partial<Record<Command, OpenFor>> = {
  answer: 'svar',
  call: 'ring',
  handOver: 'overfor',
  postpone: 'utsett',
}

export default function WorkList() {
  const page = useLoaderData() as WorkListPage
  const refused = useActionData<typeof action>()
  const { say } = useWords()
  const help = useRef<HTMLDetailsElement>(null)
  const { marked, mark, step } = useMark(page.items)
  const preview = usePreview(page, marked)

  useKeys((command) => {
    if (command === 'help') return toggleHelp(help)
    if (command === 'down') return step(1)
    if (command === 'up') return step(-1)
    const item = page.items[marked]
    if (!item) return false
    if (command === 'preview') return preview.toggle(item)
    if (command === 'take' || command === 'accept') return pressIn(item, command)
    const openFor = OPENS[command]
    if (openFor) location.assign(entryAddress(item.personId, item.threadId, item.promiseId, openFor))
    return openFor !== undefined
  })

  return (
    <>
      <title>{say('staff:nav.workList')}</title>
      <BenchHead heading={say('staff:nav.workList')}>
        <DayCounts page={page} />
        <KeyHelp keys={KEYS} at={help} />
      </BenchHead>
      <Tabs page={page} />
      <Refusal refused={refused} />
      <LiveNews />
      <Filters page={page} />
      <div className={preview.brief ? 'split' : undefined}>
        <section className="stack-tight" aria-label={say(`staff:list.${page.address.list}`)}>
          {page.items.length === 0 ? (
            <Empty filtered={isFiltered(page.address)} page={page} />
          ) : (
            <Rows page={page} marked={marked} mark={mark} shown={preview.shown} show={preview.toggle} />
          )}
          <Paging page={page} />
        </section>
        {preview.brief && (
          <aside className="card" aria-label={say('staff:brief.label')}>
            <BriefPanel brief={preview.brief} />
          </aside>
        )}
      </div>
    </>
  )
}

function Empty({ filtered, page }: { filtered: boolean; page: WorkListPage }) {
  const { say } = useWords()
  if (!filtered) return <EmptyState heading={say(`staff:empty.${page.address.list}`)} />
  return (
    <EmptyState heading={say('staff:empty.filtered')}>
      <a href={listAddress({ list: page.address.list })}>{say('staff:filter.clear')}</a>
    </EmptyState>
  )
}

/** A page of the list holds this many (office/threads/views/work-list.ts). */
const PAGE = 50

function Paging({ page }: { page: WorkListPage }) {
  const { say } = useWords()
  const at = page.address.page ?? 1
  const { shown: _shown, ...address } = page.address
  const more = page.items.length === PAGE && at < page.pages
  if (at === 1 && !more) return null
  return (
    <nav className="row row-apart" aria-label={say('staff:paging.label')}>
      {at > 1 ? <a href={listAddress({ ...address, page: at - 1 })}>{say('staff:paging.back')}</a> : <span />}
      <span className="quiet">{say('staff:paging.page', { n: at })}</span>
      {more ? <a href={listAddress({ ...address, page: at + 1 })}>{say('staff:paging.on')}</a> : <span />}
    </nav>
  )
}

const rowLink = (promiseId: string) => document.getElementById(`rad-${promiseId}`)

/** Which row the keys speak to. The focus goes with it, so that Enter opens and a screen reader says the row. */
function useMark(items: readonly WorkItem[]) {
  const [markedId, mark] = useState<string | null>(null)
  const marked = items.findIndex((item) => item.promiseId === markedId)
  const step = (by: 1 | -1) => {
    const next = items[moved(marked, by, items.length)]
    if (!next) return false
    mark(next.promiseId)
    const link = rowLink(next.promiseId)
    link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
    return true
  }
  return { marked, mark, step }
}

/** Presses the row's own button, so that the key does exactly what the hand would. */
function pressIn(item: WorkItem, what: 'take' | 'accept'): boolean {
  const form = document.getElementById(`${what}-${item.promiseId}`)
  if (form instanceof HTMLFormElement) form.requestSubmit()
  return form !== null
}

/** How long the mark rests on a row before its brief is fetched: passing by opens nobody's record. */
const REST_MS = 350

/** The brief beside the list: asked for once by key or link, it follows the mark until it is put away. */
function usePreview(page: WorkListPage, marked: number) {
  const fetcher = useFetcher<Brief>()
  const [open, setOpen] = useState(page.brief !== null)
  const [asked, setAsked] = useState(page.address.shown ?? null)
  const { load } = fetcher
  const item = page.items[marked]
  const follow = open && item && item.promiseId !== asked ? item : null
  useEffect(() => {
    if (!follow) return
    const timer = setTimeout(() => {
      setAsked(follow.promiseId)
      void load(briefAddress(follow))
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [follow, load])
  const toggle = (item: WorkItem) => {
    if (open && item.promiseId === asked) {
      setOpen(false)
      return true
    }
    setOpen(true)
    setAsked(item.promiseId)
    void load(briefAddress(item))
    return true
  }
  return { brief: open ? (fetcher.data ?? page.brief) : null, shown: open ? asked : null, toggle }
}

const briefAddress = ({ personId, promiseId, threadId }: WorkItem) =>
  `/arbeid/kort/${personId}?oppgave=${promiseId}${threadId === null ? '' : `&samtale=${threadId}`}`
