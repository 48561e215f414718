# The door: signing in, one-time links, and what is said when a page cannot be shown.

door-title = Sign in
door-lead = Keep your word; be kind.
door-name = Your name
door-password = Password
door-enter = Sign in
door-forgotten = No way in? Whoever runs Mila can make you a link for a new password.

link-set-up-title = Welcome to Mila
link-set-up-lead = This will be your desk. Say who you are, and it is ready.
link-join-title = Welcome
link-join-lead = A desk has been kept for you. Choose a name and a password, and come in.
link-password-title = A new password
link-password-lead = Once it is saved, only the new password opens the desk.
link-demo-title = An invented desk
link-demo-lead = People and letters here are made up. Try anything you like; nothing is sent to anybody.
link-name-hint = With this name you sign in.
link-password-hint = At least { $count } characters. A few words in a row are easy to keep in mind.
link-new-password = New password
link-language = Language of your pages
link-zone = Time zone
link-zone-hint = The days and hours of your clients are counted here.
link-addresses = Your own mail addresses
link-addresses-hint = One on each line; you may leave this empty. They tell Mila which letters you wrote yourself.
link-set-up-deed = Open my desk
link-join-deed = Come in
link-password-deed = Save the new password
link-demo-deed = Look around
link-once = The link works once. Opening this page has not used it up.

refused-name-or-password = Name and password do not go together. Nothing is lost; check both and try again.
refused-wait-seconds = { $count ->
    [one] There were too many tries in a row. Nothing is lost; try again in a second.
   *[other] There were too many tries in a row. Nothing is lost; try again in { $count } seconds.
}
refused-wait-minutes = { $count ->
    [one] There were too many tries in a row. Nothing is lost; try again in a minute.
   *[other] There were too many tries in a row. Nothing is lost; try again in { $count } minutes.
}
refused-dead-link = This link works no more: it has been used, or it is too old. Nothing is lost; ask whoever gave it to you for a new one.
refused-no-name = A name is missing. Write the one with which you want to sign in.
refused-long-name = This name is too long. Choose one of at most { $count } characters.
refused-taken-name = Somebody here already has this name. Choose another one.
refused-short-password = This password is too short. Choose one of at least { $count } characters.
refused-long-password = This password is too long. Choose one of at most { $count } characters.
refused-wrong-password = This is not your present password. Nothing was changed; try again.
refused-zone = Mila does not know this time zone. Choose one from the list, like Europe/Warsaw or Asia/Jerusalem.
refused-address = This is not a mail address. Write it like anna@example.com.
refused-last-owner = The desk needs at least one owner, so nobody was removed. Invite another owner first.
refused-summary = Not saved yet. What you wrote is still here; one thing needs another look.

trouble-missing-title = There is nothing here
trouble-missing-words = Perhaps the address has a slip in it, or what stood here has been moved. Nothing is lost.
trouble-forged-title = This page was open for too long
trouble-forged-words = Mila could not be sure that the press of the button came from you, so nothing was changed. Go back, load the page again and repeat what you did.
trouble-large-title = That is too large
trouble-large-words = It was not brought in, and nothing was changed. Mail of any size can be read from a folder on the machine where Mila runs: put it there and name the path.
trouble-unexpected-title = Something went wrong
trouble-unexpected-words = Mila did not foresee this. Your letters are safe; whatever was saved before stays saved. Try again; should it happen once more, the log of the program says why.
trouble-database-title = The database cannot be reached just now
trouble-database-words = Nothing is lost. This page tries again by itself in a few seconds.
trouble-database-deed = Not saved. Nothing was changed. Go back and press once more in a few seconds.
trouble-busy-title = Mila is busy for a moment
trouble-busy-words = Nothing is lost. This page tries again by itself in a few seconds.
trouble-busy-deed = Not saved. Nothing was changed. Go back and press once more in a few seconds.
trouble-room-title = There is no room left on the disk
trouble-room-words = What you did just now could not be kept; whatever was saved before stays saved. Make room on the machine where Mila runs, then try again.
trouble-dead-link-title = This link works no more
trouble-dead-link-words = It has been used, or it is too old. Nothing is lost; ask whoever gave it to you for a new one.
trouble-to-today = To Today
trouble-to-import = Bring in mail
trouble-again = Try again
trouble-back = Back
trouble-to-door = Sign in

offline-title = No connection to your desk
offline-words = Mila cannot be reached from here. Nothing is lost: letters keep arriving, and the clocks keep running without this page.
