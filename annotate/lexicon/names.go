package lexicon

// Names is a set of names made while reading one document, matched by the rules of a lexicon.
type Names struct{ trie *trie }

// NewNames is an empty set.
func NewNames() *Names { return &Names{trie: newTrie()} }

// Add puts a name of the thing numbered id into the set.
func (n *Names) Add(name string, id int) { n.trie.add(name, Name{Thing: id, Form: Alias}) }

// At is the longest name that begins at token i.
func (n *Names) At(tokens []Token, i int) (Hit, bool) { return n.trie.at(tokens, i) }

// Has tells whether the set has the whole of name.
func (n *Names) Has(name string) bool {
	tokens := nameTokens(name)
	if len(tokens) == 0 {
		return false
	}
	hit, ok := n.trie.at(tokens, 0)
	return ok && hit.Last == len(tokens)-1
}

// Redirect makes all names of one thing names of another.
func (n *Names) Redirect(from, to int) {
	for _, ends := range n.trie.ends {
		for k := range ends {
			if ends[k].name.Thing == from {
				ends[k].name.Thing = to
			}
		}
	}
}
