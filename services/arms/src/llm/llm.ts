/** A language model, whoever runs it. */
export interface Llm {
  readonly provider: 'openai' | 'anthropic' | 'local'
  readonly model: string
  /** Throws when the model cannot be reached or refuses. */
  complete(request: LlmRequest): Promise<Completion>
}

export interface LlmRequest {
  /** What the answer is for. Only the local provider, which follows rules, needs to be told. */
  readonly purpose: 'plan' | 'code'
  /** Who the model is to be, and the form of its answer. */
  readonly system: string
  /** The question: a JSON object. */
  readonly prompt: string
}

export interface Completion {
  readonly text: string
  /** The one that answered: where one asks for a family, a provider chooses its member. */
  readonly model: string
  readonly usage: Usage
}

/** In tokens, as the provider counts them. */
export interface Usage {
  readonly prompt: number
  readonly completion: number
}
