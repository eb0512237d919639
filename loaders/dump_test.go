package loaders_test
import ("testing";"context";"os";"fmt";"kg/loaders";"kg/annotate/sentence";"kg/annotate/table")
func TestDump(t *testing.T){
 f:=os.Getenv("DUMP"); if f=="" {t.Skip()}
 raw,_:=os.ReadFile(f)
 d,err:=loaders.Load(context.Background(),loaders.Source{Name:f,Raw:raw},loaders.Limits{})
 if err!=nil {fmt.Println(err);return}
 fmt.Printf("%s %+v\n",d.Media,d.Meta)
 for i,b:=range d.Blocks { s:=d.Text[b.Content.Start:b.Content.End]; if len(s)>100 {s=s[:60]+" …… "+s[len(s)-35:]}
  fmt.Printf("%d %s L%d s%d c%d %q %q\n",i,b.Kind,b.Level,b.Section,b.Continues,b.Label,s)}
 sentence.New().Annotate(context.Background(),d); table.New().Annotate(context.Background(),d)
 fmt.Println(d.Validate())
 for _,p:=range d.Layers.Passages { if os.Getenv("SENT")!="" {fmt.Printf("  %v %s %q\n",p.Span,p.Kind,d.ViewOf(p).Text)}}
 for _,t:=range d.Layers.Tables { fmt.Printf("%s %q %q\n",t.Label,d.Slice(t.Caption),d.Slice(t.Source)); for _,c:=range t.Columns{fmt.Printf("[%s] ",c.Text)}; fmt.Println(); for _,r:=range t.Rows{for _,c:=range r.Cells{fmt.Printf("[%s] ",c.Text)}; fmt.Println()}}
}
