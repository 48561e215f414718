# What a data folder holds of mail servers, told without Mila: a line for each verdict, and one for messages that stand twice.
import hashlib, sqlite3, sys

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def text(prefix, number):
    digits = ""
    for _ in range(13):
        digits = DIGITS[number % 32] + digits
        number //= 32
    return f"{prefix}_{digits}"


try:
    data = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, timeout=10)
    folders = {text("fol", row[0]): (row[1], row[2], row[3]) for row in data.execute("SELECT id, name, validity, account_id FROM folders")}
    rows = data.execute("""SELECT i.account, i.folder, i.validity, i.uid, i.verdict, i.flags, i.gone_us IS NOT NULL, r.bytes, r.sha256
        FROM ingests i LEFT JOIN raws r ON r.message_id = i.message_id WHERE i.account <> 'import' ORDER BY i.account, i.folder, i.uid""")
    for account, folder, validity, uid, verdict, flags, gone, bytes_, sha256 in rows:
        name, current, _ = folders[folder]
        if validity != current:
            continue
        found = hashlib.sha256(bytes_).hexdigest() if bytes_ is not None else "-"
        if bytes_ is not None and found != sha256.hex():
            found = "damaged"
        print(account, uid, verdict, flags, gone, found, name, sep="\t")
    for (identity,) in data.execute("SELECT hex(identity) FROM messages GROUP BY workspace_id, identity HAVING count(*) > 1"):
        print("doubled", identity, sep="\t")
except sqlite3.OperationalError as error:
    if "no such table" not in str(error) and "unable to open" not in str(error):
        raise
