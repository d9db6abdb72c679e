"""The words of web pages that are no part of an article, in the languages of the pages met so far."""


def words(listed: str) -> frozenset[str]:
    """The words of a list, whatever the white space between them."""
    return frozenset(listed.split())


def phrases(listed: str) -> frozenset[str]:
    """The phrases of a list, parted by bars or line ends."""
    return frozenset(phrase.strip() for line in listed.splitlines() for phrase in line.split("|")) - {""}


SHARE_NAMES = words("""
    share tweet retweet like facebook twitter x linkedin whatsapp telegram viber messenger reddit pinterest vk
    vk.ru ok.ru odnoklassniki instagram youtube print email e-mail save copy pin bookmark follow text
    xs sm md lg поделиться твитнуть распечатать paylaş paylaşın կիսվել տպել
""")
"""What a bar of buttons for sharing begins with."""

SHARE_WORDS = SHARE_NAMES | words("""
    pocket flipboard mail link url it send us via this article story post page on by to a friend more forum
    rss a a- a+ size font f t in
""")
"""What may follow in such a bar."""

NAVIGATION = phrases("""
    home|homepage|menu|main menu|search|search tips|skip to content|skip to main content|skip to navigation
    skip navigation|jump to navigation|accessibility links|all news|news|latest news|breaking news|top stories
    back to top|top|next|previous|prev|back|close|next article|previous article|next post|previous post
    next story|previous story|login|log in|sign in|sign up|register|about us|contact us|contact|contacts
    privacy policy|terms of use|terms of service|terms and conditions|sitemap|site map|rss|archive|archives
    accept|ok|got it|play video|video player close|loading|article content|read more|more|show more|load more
    see more|view all|see all|listen|download|advertise with us|careers|help|faq|gallery|photos|videos
    multimedia|subscribe|newsletter|newsletters|follow us|cookie settings|cookie policy|manage preferences
    error|главная|новости|поиск|меню|все новости|контакты|о нас|ana səhifə|xəbərlər|ana sayfa|haberler
    գլխավոր|լուրեր|բոլոր լուրերը|որոնում
""")
"""Lines of nothing but one of these lead elsewhere on the site."""

ENDINGS = words("end ends concluded конец")
"""What stands alone below an article: '-ends-'."""
