import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type RootOperationNode,
  type ValueNode,
} from 'kysely'

/** Writes true and false into the statement instead of beside it. */
class Spelled extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return typeof node.value === 'boolean' ? { ...node, immediate: true } : node
  }
}

const spelled = new Spelled()

/**
 * An index laid over open promises only is of use to a kept plan only when the statement says that it asks for open
 * ones. With `is_open = $1` it cannot know, and PostgreSQL plans such a statement anew at every call or reads it all.
 */
export const plainTruth: KyselyPlugin = {
  transformQuery: ({ node, queryId }: PluginTransformQueryArgs): RootOperationNode =>
    spelled.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
}
