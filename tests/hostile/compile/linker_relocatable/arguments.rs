main --relocatable
