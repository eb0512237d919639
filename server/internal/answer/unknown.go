package answer

// What is unknown is null in the API, never an empty word.

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Genre is the document's field of that name, nil when unknown.
func (n *Document) Genre() *string { return known(n.Document.Genre) }

// Title is the document's field of that name, nil when unknown.
func (n *Document) Title() *string { return known(n.Document.Title) }

// Date is the document's field of that name, nil when unknown.
func (n *Document) Date() *string { return known(n.Document.Date) }

// Language is the document's field of that name, nil when unknown.
func (n *Document) Language() *string { return known(n.Document.Language) }

// Title is the work's field of that name, nil when unknown.
func (n *Work) Title() *string { return known(n.Work.Title) }

// Year is the work's field of that name, nil when unknown.
func (n *Work) Year() *string { return known(n.Work.Year) }

// Date is the work's field of that name, nil when unknown.
func (n *Work) Date() *string { return known(n.Work.Date) }

// Type is the work's field of that name, nil when unknown.
func (n *Work) Type() *string { return known(n.Work.Type) }

// Container is the work's field of that name, nil when unknown.
func (n *Work) Container() *string { return known(n.Work.Container) }

// Volume is the work's field of that name, nil when unknown.
func (n *Work) Volume() *string { return known(n.Work.Volume) }

// Issue is the work's field of that name, nil when unknown.
func (n *Work) Issue() *string { return known(n.Work.Issue) }

// Pages is the work's field of that name, nil when unknown.
func (n *Work) Pages() *string { return known(n.Work.Pages) }

// Edition is the work's field of that name, nil when unknown.
func (n *Work) Edition() *string { return known(n.Work.Edition) }

// Publisher is the work's field of that name, nil when unknown.
func (n *Work) Publisher() *string { return known(n.Work.Publisher) }

// Place is the work's field of that name, nil when unknown.
func (n *Work) Place() *string { return known(n.Work.Place) }

// DOI is the work's field of that name, nil when unknown.
func (n *Work) DOI() *string { return known(n.Work.DOI) }

// URL is the work's field of that name, nil when unknown.
func (n *Work) URL() *string { return known(n.Work.URL) }

// ISBN is the work's field of that name, nil when unknown.
func (n *Work) ISBN() *string { return known(n.Work.ISBN) }

// Language is the work's field of that name, nil when unknown.
func (n *Work) Language() *string { return known(n.Work.Language) }

// Locator is the citation's field of that name, nil when unknown.
func (n *Citation) Locator() *string { return known(n.Citation.Locator) }

// Section is the citation's field of that name, nil when unknown.
func (n *Citation) Section() *string { return known(n.Citation.Section) }

// Reason is the citation's field of that name, nil when unknown.
func (n *Citation) Reason() *string { return known(n.Citation.Reason) }

// Type is the actor's field of that name, nil when unknown.
func (n *Actor) Type() *string { return known(n.Actor.Type) }

// Type is the event's field of that name, nil when unknown.
func (n *Event) Type() *string { return known(n.Event.Type) }

// Date is the event's field of that name, nil when unknown.
func (n *Event) Date() *string { return known(n.Event.Date) }

// Code is the event's field of that name, nil when unknown.
func (n *Event) Code() *string { return known(n.Event.Code) }

// CodeRule is the event's field of that name, nil when unknown.
func (n *Event) CodeRule() *string { return known(n.Event.CodeRule) }

// Type is the policy's field of that name, nil when unknown.
func (n *Policy) Type() *string { return known(n.Policy.Type) }

// Date is the policy's field of that name, nil when unknown.
func (n *Policy) Date() *string { return known(n.Policy.Date) }

// Section is the evidence's field of that name, nil when unknown.
func (e *Evidence) Section() *string { return known(e.Evidence.Section) }

// Date is the evidence's field of that name, nil when unknown.
func (e *Evidence) Date() *string { return known(e.Evidence.Date) }

// Reason is the evidence's field of that name, nil when unknown.
func (e *Evidence) Reason() *string { return known(e.Evidence.Reason) }

// Rank is the place among the candidates of an ambiguous citation, nil for other evidence.
func (e *Evidence) Rank() *int {
	if e.Evidence.Rank == 0 {
		return nil
	}
	return &e.Evidence.Rank
}

// Date is when the relation held, nil when unknown.
func (e *Edge) Date() *string { return known(e.Edge.Date) }

// Date is when the relation held, nil when unknown.
func (p *PathStep) Date() *string { return known(p.Edge.Date) }

// Detail says what about the row, nil for nothing.
func (r *Row) Detail() *string { return known(r.Row.Detail) }

// Understood is the answer's field of that name, nil when the question was not understood.
func (a *Answer) Understood() *string { return known(a.Answer.Understood) }

// GraphQL is the answer's field of that name, nil when the question was not understood.
func (a *Answer) GraphQL() *string { return known(a.Answer.GraphQL) }
