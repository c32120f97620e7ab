/** The verbs of what is asked for and handed in. Each stands with its rules in a file of its own. */
export { type HandedIn, handIn, handInAsMyself } from './hand-in.ts'
export { fetchFromOtherSide } from './in-house.ts'
export { type AskedThing, countPaper, keepScan, paperCame, scannedFault, stillMissing } from './paper.ts'
export { requestDocuments } from './request.ts'
