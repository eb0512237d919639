package answer

import "context"

// The fields of a document that walk along edges. What each follows is said in the schema.

func (n *Document) Work(ctx context.Context) (*Work, error)             { return one[*Work](ctx, n.at) }
func (n *Document) References(ctx context.Context) (*Connection, error) { return n.related(ctx) }
func (n *Document) Citations(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Document) Mentions(ctx context.Context) (*Connection, error)   { return n.related(ctx) }

// The fields of a work that walk along edges. What each follows is said in the schema.

func (n *Work) Explains(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Work) Disputes(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Work) Reports(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Work) Discusses(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Work) SpeaksOf(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Work) Cites(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Work) CitedBy(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Work) VersionOf(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Work) Versions(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Work) Retracts(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Work) RetractedBy(ctx context.Context) (*Connection, error) { return n.related(ctx) }
func (n *Work) Corrects(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Work) CorrectedBy(ctx context.Context) (*Connection, error) { return n.related(ctx) }
func (n *Work) Documents(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Work) Entries(ctx context.Context) (*Connection, error)     { return n.related(ctx) }

// The fields of a reference that walk along edges. What each follows is said in the schema.

func (n *Reference) Work(ctx context.Context) (*Work, error)            { return one[*Work](ctx, n.at) }
func (n *Reference) Citations(ctx context.Context) (*Connection, error) { return n.related(ctx) }

// The fields of a citation that walk along edges. What each follows is said in the schema.

func (n *Citation) Candidates(ctx context.Context) (*Connection, error) { return n.related(ctx) }

// The fields of an actor that walk along edges. What each follows is said in the schema.

func (n *Actor) MentionedIn(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Actor) Causes(ctx context.Context) (*Connection, error)         { return n.related(ctx) }
func (n *Actor) CausedBy(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Actor) Succeeds(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Actor) SucceededBy(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Actor) PartOf(ctx context.Context) (*Connection, error)         { return n.related(ctx) }
func (n *Actor) Parts(ctx context.Context) (*Connection, error)          { return n.related(ctx) }
func (n *Actor) ParticipatedIn(ctx context.Context) (*Connection, error) { return n.related(ctx) }
func (n *Actor) Initiated(ctx context.Context) (*Connection, error)      { return n.related(ctx) }
func (n *Actor) Signed(ctx context.Context) (*Connection, error)         { return n.related(ctx) }
func (n *Actor) Adopted(ctx context.Context) (*Connection, error)        { return n.related(ctx) }
func (n *Actor) Opposed(ctx context.Context) (*Connection, error)        { return n.related(ctx) }
func (n *Actor) MemberOf(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Actor) Members(ctx context.Context) (*Connection, error)        { return n.related(ctx) }
func (n *Actor) Leads(ctx context.Context) (*Connection, error)          { return n.related(ctx) }
func (n *Actor) LedBy(ctx context.Context) (*Connection, error)          { return n.related(ctx) }
func (n *Actor) AlliedWith(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Actor) AllyOf(ctx context.Context) (*Connection, error)         { return n.related(ctx) }

// The fields of an event that walk along edges. What each follows is said in the schema.

func (n *Event) MentionedIn(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Event) Causes(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Event) CausedBy(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Event) Succeeds(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Event) SucceededBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Event) PartOf(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Event) Parts(ctx context.Context) (*Connection, error)        { return n.related(ctx) }
func (n *Event) ExplainedBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Event) DisputedBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Event) ReportedBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Event) DiscussedBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Event) SpokenOfBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Event) Participants(ctx context.Context) (*Connection, error) { return n.related(ctx) }
func (n *Event) InitiatedBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Event) SignedBy(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Event) AdoptedBy(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Event) OpposedBy(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Event) LedTo(ctx context.Context) (*Connection, error)        { return n.related(ctx) }
func (n *Event) LedToBy(ctx context.Context) (*Connection, error)      { return n.related(ctx) }
func (n *Event) Precedes(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Event) PrecededBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }

// The fields of a policy that walk along edges. What each follows is said in the schema.

func (n *Policy) MentionedIn(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Policy) Causes(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Policy) CausedBy(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Policy) Succeeds(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Policy) SucceededBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Policy) PartOf(ctx context.Context) (*Connection, error)       { return n.related(ctx) }
func (n *Policy) Parts(ctx context.Context) (*Connection, error)        { return n.related(ctx) }
func (n *Policy) ExplainedBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Policy) DisputedBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Policy) ReportedBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Policy) DiscussedBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Policy) SpokenOfBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
func (n *Policy) Participants(ctx context.Context) (*Connection, error) { return n.related(ctx) }
func (n *Policy) InitiatedBy(ctx context.Context) (*Connection, error)  { return n.related(ctx) }
func (n *Policy) SignedBy(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Policy) AdoptedBy(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Policy) OpposedBy(ctx context.Context) (*Connection, error)    { return n.related(ctx) }
func (n *Policy) LedTo(ctx context.Context) (*Connection, error)        { return n.related(ctx) }
func (n *Policy) LedToBy(ctx context.Context) (*Connection, error)      { return n.related(ctx) }
func (n *Policy) Precedes(ctx context.Context) (*Connection, error)     { return n.related(ctx) }
func (n *Policy) PrecededBy(ctx context.Context) (*Connection, error)   { return n.related(ctx) }
