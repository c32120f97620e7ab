/**
 * npm run routing:report: how well messages are recognised, cross-validated on the labelled messages, or with
 * `--data FILE` the stored model on another labelled file. `--json` prints an object. Exit 1 below what is required.
 */

import stored from '../office/threads/recognise/model.generated.json' with { type: 'json' }
import { GROUPS } from '../office/threads/recognise/model.ts'
import { recognise } from '../office/threads/recognise/recognise.ts'
import { crossValidate, load, type Outcome, ownWriting } from './routing-learn.ts'

const required = { precision: 0.9, coverage: 0.6, urgentRecall: 0.95 }
const room = new URL('../office/threads/recognise/', import.meta.url)
const dataAt = process.argv.indexOf('--data')
const file = dataAt > 0 ? process.argv[dataAt + 1] : undefined
const messages = load(file ?? new URL('data/messages.jsonl', room))
const outcomes: Outcome[] = file
  ? messages.map((message) => ({ message, recognition: recognise(message.text) }))
  : crossValidate(messages, ownWriting(room)).outcomes
const report = {
  measured: file ?? 'cross-validated on the labelled messages, without sentences written after seeing errors',
  threshold: stored.threshold,
  all: figures(outcomes),
  byLanguage: by(outcomes, ({ message }) => [message.lang]),
  byGroup: Object.fromEntries(GROUPS.map((group) => [group, ofGroup(group)])),
  urgent: binary(({ message, recognition }) => [message.urgent ?? false, recognition.urgent.is]),
  urgentByLanguage: Object.fromEntries(
    languages().map((lang) => [
      lang,
      binary(({ message, recognition }) => [message.urgent ?? false, recognition.urgent.is], lang),
    ]),
  ),
  trivial: binary(({ message, recognition }) => [message.trivial ?? false, recognition.trivial]),
  sides: sides(),
  millisecondsPerMessage: pace(),
}
const { precision, coverage } = report.all
const good = precision >= required.precision && coverage >= required.coverage
const urgentGood = report.urgent.recall >= required.urgentRecall || messages.every(({ urgent }) => !urgent)
if (process.argv.includes('--json'))
  console.log(JSON.stringify({ ...report, required, good: good && urgentGood }))
else print()
process.exitCode = good && urgentGood ? 0 : 1

type Figures = ReturnType<typeof figures>

/** Precision and coverage of the parts no human looks at first; then of everything proposed. */
function figures(some: readonly Outcome[]) {
  const parts = some.flatMap(({ message, recognition }) =>
    recognition.parts.map((part) => ({ ...part, right: message.themes.includes(part.group) })),
  )
  const sure = parts.filter(({ theme, confidence }) => theme !== 'unknown' && confidence >= stored.threshold)
  const labels = some.flatMap(({ message, recognition }) =>
    message.themes.map((theme) => recognition.parts.some(({ group }) => group === theme)),
  )
  const same = some.filter(({ message, recognition }) => {
    const found = new Set(recognition.parts.map(({ group }) => group))
    return found.size === message.themes.length && message.themes.every((theme) => found.has(theme))
  })
  const guessed = some.flatMap(({ message, recognition }) =>
    message.themes.map((theme) =>
      recognition.parts.some(({ guesses }) => guesses.some((g) => g.group === theme)),
    ),
  )
  return {
    messages: some.length,
    precision: share(sure.filter(({ right }) => right).length, sure.length),
    coverage: share(sure.length, parts.length),
    allPrecision: share(parts.filter(({ right }) => right).length, parts.length),
    allRecall: share(labels.filter(Boolean).length, labels.length),
    sameSet: share(same.length, some.length),
    amongGuesses: share(guessed.filter(Boolean).length, guessed.length),
  }
}

function ofGroup(group: string) {
  const { found, right, labelled } = count(({ message, recognition }) => [
    message.themes.some((theme) => theme === group),
    recognition.parts.some((part) => part.group === group),
  ])
  return { labelled, precision: share(right, found), recall: share(right, labelled) }
}

function binary(read: (outcome: Outcome) => [boolean, boolean], lang?: string) {
  const { found, right, labelled } = count(read, lang)
  return { labelled, precision: share(right, found), recall: share(right, labelled) }
}

function count(read: (outcome: Outcome) => [boolean, boolean], lang?: string) {
  const pairs = outcomes.filter(({ message }) => lang === undefined || message.lang === lang).map(read)
  return {
    labelled: pairs.filter(([wanted]) => wanted).length,
    found: pairs.filter(([, got]) => got).length,
    right: pairs.filter(([wanted, got]) => wanted && got).length,
  }
}

/** Of the parts rightly recognised: how often the side is right, and how often municipal text would show as state. */
function sides() {
  const pairs = outcomes.flatMap(({ message, recognition }) =>
    message.themes.flatMap((theme, at) => {
      const part = recognition.parts.find(({ group }) => group === theme)
      const side = message.sides?.[at]
      return part && side ? [{ side, part }] : []
    }),
  )
  const told = pairs.map(({ side, part }) => ({
    side,
    got: part.side === 'external' ? 'common' : part.side,
    part,
  }))
  const municipal = told.filter(({ side }) => side === 'municipal')
  return {
    right: share(told.filter(({ side, got }) => side === got).length, told.length),
    municipalShownAsState: municipal.filter(({ got, part }) => got === 'state' && part.sideConfidence >= 0.8)
      .length,
    municipal: municipal.length,
  }
}

function pace(): number {
  const begun = performance.now()
  for (const { text } of messages) recognise(text)
  return Number(((performance.now() - begun) / messages.length).toFixed(2))
}

function by(some: readonly Outcome[], key: (outcome: Outcome) => string[]): Record<string, Figures> {
  const keys = [...new Set(some.flatMap(key))]
  return Object.fromEntries(
    keys.map((name) => [name, figures(some.filter((one) => key(one).includes(name)))]),
  )
}

function languages(): string[] {
  return [...new Set(messages.map(({ lang }) => lang))]
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Number((part / whole).toFixed(3))
}

function print(): void {
  console.log(`Recognition of messages: ${report.measured}`)
  console.log(
    `  routed without a human  precision ${precision} (≥ ${required.precision}), coverage ${coverage} (≥ ${required.coverage})`,
  )
  const { allPrecision, allRecall, sameSet, amongGuesses } = report.all
  console.log(
    `  all parts  precision ${allPrecision}, recall ${allRecall}; same set ${sameSet}; among the guesses ${amongGuesses}`,
  )
  console.log(`  urgent  ${line(report.urgent)}    trivial  ${line(report.trivial)}`)
  console.log(
    `  sides right ${report.sides.right}; municipal shown as state ${report.sides.municipalShownAsState} of ${report.sides.municipal}`,
  )
  console.log(`  ${report.millisecondsPerMessage} ms a message`)
  for (const [lang, f] of Object.entries(report.byLanguage)) {
    const urgent = report.urgentByLanguage[lang]?.recall ?? 1
    console.log(
      `  ${lang}  precision ${f.precision} at ${f.coverage}; same set ${f.sameSet}; urgent recall ${urgent}`,
    )
  }
  for (const [group, f] of Object.entries(report.byGroup)) console.log(`  ${group.padEnd(24)} ${line(f)}`)
}

function line(f: { labelled: number; precision: number; recall: number }): string {
  return `precision ${f.precision}, recall ${f.recall} (${f.labelled})`
}
