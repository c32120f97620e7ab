/**
 * The table of acceptance scenes: every id, and whether an end-to-end test whose name holds it passes. A scene with
 * no test is open. `--json` prints an array of {id, title, status}.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import catalogue from '../test/scenes/catalogue.json' with { type: 'json' }

type Status = 'pass' | 'fail' | 'open'
type Report = { testResults: { assertionResults: { fullName: string; status: string }[] }[] }

function runScenes(): Report {
  const directory = mkdtempSync(join(tmpdir(), 'evi-scenes-'))
  const file = join(directory, 'report.json')
  try {
    spawnSync(
      'node_modules/.bin/vitest',
      ['run', '--project', 'scenes', '--reporter=json', `--outputFile=${file}`, 'test/scenes'],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const results = runScenes().testResults.flatMap((result) => result.assertionResults)

function statusOf(id: string): Status {
  const own = results.filter((result) => new RegExp(`(^|\\W)${id}(\\W|$)`).test(result.fullName))
  if (own.length === 0) return 'open'
  return own.every((result) => result.status === 'passed') ? 'pass' : 'fail'
}

const table = catalogue.map(({ id, title }) => ({ id, title, status: statusOf(id) }))
if (process.argv.includes('--json')) {
  console.log(JSON.stringify(table, null, 2))
} else {
  for (const { id, title, status } of table) console.log(`${id.padEnd(7)} ${status.padEnd(5)} ${title}`)
  const count = (status: Status) => table.filter((scene) => scene.status === status).length
  console.log(`\n${count('pass')} pass, ${count('fail')} fail, ${count('open')} open`)
}
process.exitCode = table.some((scene) => scene.status === 'fail') ? 1 : 0
