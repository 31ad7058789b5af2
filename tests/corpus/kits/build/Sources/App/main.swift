import Core
import Native

print(Account(owner: "Ada").owner, native_sum(1, 2))
