"""The closed classes of English around names: honorifics, roles, particles, verbs of saying and the like."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = _words(
    """
    mr mrs ms miss mx dr prof professor rev reverend fr father sister brother rabbi imam pastor bishop
    archbishop cardinal pope deacon elder sir dame lord lady king queen prince princess duke duchess
    sultan sheikh emir president vice premier chancellor minister secretary sec undersecretary
    ambassador amb envoy sen sens senator senators rep reps representative representatives congressman
    congresswoman congressmen delegate delegates assemblyman assemblywoman assemblymember gov govs
    governor governors lt lieutenant mayor councilman councilwoman councilmember councilor councillor
    alderman supervisor commissioner commissioners comm selectman chairman chairwoman chair chairperson
    vicechair speaker leader whip treasurer auditor controller comptroller registrar clerk sheriff chief
    captain capt sgt sergeant cpl corporal pfc pvt private maj major col colonel gen general adm admiral
    cmdr commander cmdt trooper officer detective det deputy agent inspector chef insp marshal constable
    judge justice magistrate attorney atty solicitor prosecutor counsel director administrator
    superintendent supt principal dean provost coach manager skipper ceo cfo coo cto founder cofounder
    owner executive editor reporter writer author correspondent columnist photographer analyst spokesman
    spokeswoman spokesperson coordinator trustee regent engineer doctor nurse teacher instructor actor
    actress singer comedian rapper musician artist poet novelist economist historian scientist
    researcher astronaut pilot quarterback goalie pitcher catcher striker midfielder forward defender
    guard center freshman sophomore junior senior cadet airman seaman specialist master hon honorable
    conductor composer curator librarian candidate nominee incumbent democrat democrats republican
    republicans libertarian socialist independent late aunt uncle grandma grandpa
    """
)

SUFFIXES = _words("jr sr ii iii iv md phd esq dds dvm rn usn usaf ret cpa")

PARTICLES = _words(
    """
    van von der den de del della di da dos du la le al el ter ten bin ibn ben bint abu af av zu zur dela
    ap ul
    """
)

SAYING = _words(
    """
    said says say told tells added adds explained explains noted notes wrote writes stated states asked
    asks recalled recalls testified argued argues replied continued believes thinks tweeted posted
    insisted acknowledged admitted agreed joked estimated concluded responded declined
    """
)

# Words that end the description before a name, going back from the name.
STOPS = _words(
    """
    a an the this that these those his her its their our your my and or but nor as at by for from in
    into of off on onto out over to up with without than then when while where after before since until
    if so not is are was were be been being has have had do does did will would can could may might must
    said says told who whom whose which what like including named called according both also only even
    """
)

# Written with a full stop that ends no sentence.
ABBREVIATIONS = _words(
    """
    mr mrs ms dr prof rev fr sen sens rep reps del gov govs lt capt sgt cpl pfc pvt maj col gen adm cmdr
    det insp atty supt hon jr sr st comm pres messrs amb sec
    """
)

# Abbreviations with full stops that are no initials.
NATIONS = _words("U.S. U.N. U.K. D.C. E.U. N.Y. N.J. N.C. S.C. N.H. A.M. P.M. U.S.A. L.A. M.D. Ph.D.")

# Two capitals that are no initials.
ACRONYMS = _words("US UK EU UN DC LA NY NJ PA MD VA CA TX DA AG PO TV IT AI VP PR HR ID PM AM GM FC AC")

# Nouns before which "the" and a surname still name a person: the Vogel family.
OF_PEOPLE = _words(
    """
    administration family campaign couple brothers sisters twins team home household residence estate
    trial case lawsuit suit bill amendment plan presidency era camp children siblings property farm
    report review
    """
)

ARTICLES = _words("the la el las los les der die das")

# First words of places' names.
PLACE_WORDS = _words("st saint mt ft san santa los las el la le new old puerto")

# Words that stand before places rather than people.
WHERE = _words("& in near at outside around across throughout north south east west downtown into")

MONTHS_AND_DAYS = _words(
    """
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon
    tue tues wed thu thur thurs fri sat sun christmas easter hanukkah ramadan thanksgiving halloween
    passover lent advent juneteenth
    """
)

# Nouns that make a body, a place or a work of the capitalised words before them.
INSTITUTIONS = _words(
    """
    academy act administration agency airlines airport alliance apartments arboretum area arena army
    assembly associates association athletics auditorium authority ave avenue awards bakery ballroom
    bank baptist bar base basin bay beach board boathouse boulevard branch brewery brewing bridge
    brigade building bureau cafe camp campus canal cape care castle cathedral catholic cemetery center
    centers central centre chamber championship chapel chapter charities church circle city clinic club
    coalition coast college colleges commission committee communications community company concert
    conference congress conservancy consulting cooperative corp corporation corps council counties
    county court courthouse courts creek cup daily day department depot diner dining district division
    drive east election elementary energy enterprise enterprises estate estates expo express fair falls
    farm farms federation ferry festival field fire firm forest fort foundation fund funeral gallery
    games gardens garden gazette global golf grand grill group guard guild gulf hall harbor heights
    herald high highway hill hills historic historical home homes hospital hotel house housing hospice
    inc industries initiative inn institute international investments island islands journal junction
    kitchen lab laboratories laboratory lake lakes landing lane law league legislature library
    lighthouse lodge llc llp ltd magazine mall management manor marina market marsh media medical
    medicine memorial methodist middle ministries mission motors mount mountain mountains museum music
    national navy network news newspaper north northern northeast northwest office orchard orchestra
    organization pageant park parks parkway partners partnership party peninsula pharmacy pike place
    plan plaza point police port post power presbyterian press prison prize productions program project
    properties publishing race railroad railway ranch range realty records recreation refuge region
    registry reserve reservoir resort restaurant review ridge river road route royal school schools
    seminary senate series service services shelter shop shore society solutions south southern
    southeast southwest springs square stadium standard star state states station store stores street
    studio studios summit sun supermarket symphony synagogue systems tavern team technologies temple
    terrace theater theatre times tournament tower township trail transit tribune trophy trust tunnel
    turnpike union united university valley village vineyard vineyards volunteer ward watershed way west
    western wharf wildlife winery woods works world yard zoo
    """
)

# Institutions' words that are surnames as well, when a first name stands before them.
SURNAMES_TOO = _words(
    """
    hill hall lane woods west wood park parks marsh ward field banks power house north post pike temple
    grant forest fort bridge castle street church law price ridge moore day
    """
)

NOT_PEOPLE = (
    MONTHS_AND_DAYS
    | INSTITUTIONS
    | _words(
        """
    internet god jesus christ bible covid english olympics olympic medicaid medicare google facebook
    twitter instagram youtube amazon microsoft apple tesla uber netflix zoom congress allah quran islam
    christianity judaism catholicism gop nato
    """
    )
)

DEMONYMS = _words(
    """
    african afghan american arab argentine asian australian austrian belgian bosnian brazilian british
    bulgarian cambodian canadian chilean chinese colombian croatian cuban czech danish dutch egyptian
    english ethiopian european filipino finnish french georgian german ghanaian greek haitian hungarian
    icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jewish jordanian
    kashmiri kenyan korean kurdish kuwaiti latino latina latin lebanese libyan lithuanian malaysian
    mexican moroccan muslim namibian nepalese nigerian norwegian pakistani palestinian peruvian
    philippine polish portuguese roman romanian russian saudi scottish serbian somali soviet spanish
    sudanese swedish swiss syrian taiwanese thai tunisian turkish ugandan ukrainian venezuelan
    vietnamese welsh yemeni christian buddhist hindu democratic californian texan pennsylvanian
    virginian marylander hispanic
    """
)

# First names that one person goes by on purpose, each line one family.
_NICKNAMES = """
alexander alex alec sandy xander|andrew andy drew|anthony tony anton|barbara barb|benjamin ben benny
catherine cathy kate katie kathy katherine kathryn cate|charles charlie chuck charley|christina chris tina
christopher chris kit|cynthia cindy|daniel dan danny|david dave davey davy|deborah debra deb debbie debby
donald don donnie donny|dorothy dot dottie|edward ed eddie ted|elizabeth liz beth betty lizzie eliza lisa
eugene gene|frances fran francine|francis frank|franklin frank|frederick fred freddie|geoffrey geoff
gerald gerry jerry|gregory greg gregor|harold harry hal|henry hank harry|jacob jake|jacqueline jackie
james jim jimmy jamie|janet jan|jeffrey jeff|jennifer jen jenny jenn|jessica jess jessie|john johnny jack
jonathan jon john|joseph joe joey|joshua josh|judith judy judi|kenneth ken kenny|kimberly kim|lawrence larry
leonard len leo lenny|louis lou louie|margaret maggie meg peggy marge|martin marty|matthew matt|maxwell max
michael mike mickey mikey|nathan nate|nathaniel nate nathan nat|nicholas nick nicky|pamela pam|patricia pat
patrick pat paddy|peter pete|philip phil|phillip phil|raymond ray|rebecca becky becca|richard rick dick rich
robert bob rob bobby robbie bert|rodney rod|ronald ron ronnie ronny|russell russ|samuel sam sammy|sandra
stephen steve|steven steve|susan sue susie suzy|terrence terry|theodore ted teddy theo|theresa terry
thomas tom tommy thom|timothy tim timmy|valerie val|victoria vicki vicky tori|vincent vince|walter walt
william will bill billy willie willy|zachary zach zack|dennis denny|edwin ed|stanley stan|roger rog
douglas doug|clifford cliff|clinton clint|bradley brad|allen al|albert al bert|alfred al fred|arthur art
"""

NICKNAMES = tuple(frozenset(line.split()) for line in _NICKNAMES.replace("|", "\n").split("\n") if line)
