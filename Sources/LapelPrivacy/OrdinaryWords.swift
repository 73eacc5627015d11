/// Words of English that are given names or surnames as well. Found alone, they are to be confirmed.
enum OrdinaryWords {
  static let all: [String] = lists.flatMap {
    $0.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static let lists = [given, trades, land, qualities, things, actions]

  /// Given names that mean something, months, days, virtues, plants, stones.
  private static let given = """
    amber angel april art august autumn basil bill blossom bob carol charity chase chip chuck
    clay colt coral crystal daisy dale dawn dean desire destiny dick dolly dot drew earl ebony
    eden ember faith fern flora forest frank gene ginger glen gloria grace grant guy hazel heath
    heather heaven holly honor honour hope hunter iris ivy jack jade jasmine jay jean jewel joy
    jules july june kit lance laurel lily lotus luck mark marsh mason max may melody mercy merry
    miles mint miracle misty monday myrtle nick noble norm olive opal pansy pat patience pearl
    peg penny pepper petal pierce piper poppy precious primrose prince princess prudence raven
    ray red reed reef rich river rob robin rocky rose rosemary rowan ruby rusty sage sally sandy
    saturday savannah scarlet scout serenity shad sienna sierra skip sky sonny spring star
    sterling storm sue summer sunday sunny terry theme tiger topaz trinity trip trust unity
    velvet verity victor victory vine violet virtue wade ward west will willow winter wisdom
    wren
    """

  /// Trades and ranks.
  private static let trades = """
    abbot archer baker banker barber baron bishop bowman brewer butcher butler carpenter carter
    carver chandler chaplain clerk collier constable cook cooper count dancer deacon draper
    driver duke dyer falconer farmer farrier ferryman fisher fletcher forester fowler fuller
    gardener glover goldsmith harper jester judge keeper king knight lord major marshal marshall
    master mayor mercer merchant miller miner minister monk nurse page painter palmer parker
    parson pilot plumber poet pope porter potter priest prior proctor ranger reader reeve sadler
    sailor sawyer seaman sergeant shepherd singer skinner slater smith spencer spicer squire
    steward student tailor tanner taylor teacher thatcher tiller tinker turner usher walker
    warden waterman weaver wheeler workman wright
    """

  /// Land, water, buildings, directions, weather.
  private static let land = """
    ash bank banks barn bay beach beck bell birch bottom bridge brook brooks bush castle church
    cliff coast combs corner cottage court cove craft croft cross day dell down east edge elm
    english fair fall falls farm fell fen field fields flood flower flowers ford fountain french
    frost garden gate gates german green grove hall harbour hedge hedges high hill hills hollow
    holt home house houses irish lake land lane lawn lea lodge london mead meadow meadows mill
    mills mine moon moor moss mount mountain north oak orchard parish park path peak pine place
    plain plant plants pond pool port rain ridge rise rivers road rock rocks root roots sand
    sands sea shore side snow south stone stones stream street sun temple thorn tower towers
    town tree twin vale valley wall walls water waters way weather welch well wells welsh wind
    wood woods world yard
    """

  /// How somebody or something is.
  private static let qualities = """
    able back bare best better big bird black blue blunt bold brave bright broad brown busy calm
    chance christian civil clean clear close coarse cold constant cool crisp cruel curt dark
    darling dear deep divine doughty dry due early even every extra fast fear fine first fit
    flat fleet foot free fresh friend full funny gay gentle giant glad gold golden good grand
    gray great grey grim hale handy happy hard hardy hasty heavy holy honest hot humble hush
    just keen kind large last lean light little lively long loud love low loyal lucky main male
    mean mild minor moody more much new nice old only open over peace pious pleasant poor power
    present pride prime proper proud pure quick quiet rare ready real right rough round royal
    rude russet scant self senior sharp short shy silver simple single slack slim slow small
    smart smooth sober soft sound sour special spry stark steel still stout strange strong
    sturdy sure sweet swift tall tame tart thin third tough true upright very vital warm wary
    white whole wide wild wise yellow young younger
    """

  /// Things, animals, parts of the body, food, numbers.
  private static let things = """
    ace apple arm arms arrow axe bacon ball band barb bark barrel bass baton beam bean beans
    bear beard beer beet berry bible blade blanks block blood board boat body bolt bond bone
    book boot booth boots bow bowl bowls box boy boys brand brass bread brick bull bunting
    button buttons cable cage cake candle cane cannon cape card case cash cave chain chalk
    chamber chest child cloud coal coat coats coffee coin comfort cork corn cotton crane cream
    crow crown cup cups cutter days deed diamond dice dish dog dollar dove dozen drum duck dust
    eagle ear end eye face feather finch finger fire fish flag flame flint fly fox game garland
    garlic gift girl glass goose grain grape guest gull gun hammer hand hands hare hart hat hawk
    hay head heart heron herring hog honey hood hook horn horse ice inch iron joint jury kettle
    key keys kitchen knot lamb lamp lark latch law laws leaf leather leek legend lemon letter
    line lion lock locks log loop lot lynx mane mantle maple math maze metal milk mirror model
    mole money moose mouse music nail needle nest net night noon nut oats onion orange otter
    oven owl owner pace pack pain paper parrot part partridge peach peacock peck person pick
    piece pike pin pitt plum pole post pound powder price quail quill ram rice ring rings robe
    rope rosebud rush rust sack saddle salmon salt scale school seal seed shark sheep shell
    shield ship shoe silk skull snail snipe soul sparrow spear spice spoon staff stag stamp
    stock string sugar swan sword table tea teal team thing time toy train trout tub tune twine
    twist wagon wax week weeks whale wheat wheel whip wine wing wolf word words year
    """

  /// What people do.
  private static let actions = """
    ask beat bend bid bind blow boil brag burn buy call camp care carry cast catch cater change
    cheer chew click climb cope cruise curry cut dance dare dash deal dodge dow dowd drake draw
    dream drink drive drop dunk fail farewell feast fill find flow fold follow gamble garner
    gore grab grind grow guard guess gush hack hail haste heal hear help hide hire hitch hobble
    hoover hop hunt hurt jump keep kick kill kiss knock know laugh lead learn leave lift link
    live load look loose lunch make march marry match measure meet mend moan mock move must nod
    note offer pass pause pay peel pinch pitch play pray preach press prune pry pull purchase
    push race rank ransom read reap rest ride roam roll rove rule run sail save say search see
    sell send serve sew shake share shine show sing slaughter sleep smoke spell spend stack
    stand start stay step stroud swank sweep swindle talk tell thank think toil toll toss touch
    trace trade travel treat trim try turn use wait wake walk want warn wash watch wave wear
    weigh welcome whistle win wink wish wonder work worth wrap write yell yield
    """
}
